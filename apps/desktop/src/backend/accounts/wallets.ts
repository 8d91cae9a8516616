import { z } from 'zod';
import type { Account } from '../../contract/accounts.ts';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart, refuse } from '../failures.ts';
import { once } from '../once.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { accounts, renameAccount, storeWallet } from './record.ts';

const made = z.strictObject({ walletId: z.string(), addresses: z.array(z.string()) });
const added = z.strictObject({ address: z.string() });

/** Every account of ours, with the wallet it belongs to. */
export async function listAccounts({ ledger }: OpenHouse): Promise<Answer<Account[]>> {
  return { ok: true, value: (await accounts(ledger)).map((account) => ({ ...account })) };
}

/** A new phrase, made and sealed by the signer; nobody learns of its address before it is stored. */
export function createWallet(
  house: OpenHouse,
  { commandId, name, words }: InputOf<'accounts', 'createWallet'>,
): Promise<Answer<z.output<typeof made>>> {
  const command = { id: commandId, procedure: 'accounts.createWallet', shape: made };
  return once(house, command, async (kept) => {
    const stored = await house.signer.createWallet({ name, words });
    if (!stored.ok) return failed(ofPart(stored.error));
    const { wallet } = stored.value;
    const value = {
      walletId: wallet.id,
      addresses: wallet.accounts.map(({ address }) => address),
    };
    const written = await storeWallet(house.ledger, stored.value, {
      command: () => kept(value).command,
    });
    return written.ok ? { ok: true, value } : failed(ofPart(written.error));
  });
}

/** The next account of a phrase. */
export function addAccount(
  house: OpenHouse,
  { commandId, walletId, name }: InputOf<'accounts', 'add'>,
): Promise<Answer<z.output<typeof added>>> {
  const command = { id: commandId, procedure: 'accounts.add', shape: added };
  return once(house, command, async (kept) => {
    const stored = await house.signer.addAccount(walletId);
    if (!stored.ok) return failed(ofPart(stored.error));
    const last = stored.value.wallet.accounts.at(-1);
    if (last === undefined) throw new TypeError('a wallet that has grown has an account');
    const value = { address: last.address };
    const written = await storeWallet(house.ledger, stored.value, {
      name,
      command: () => kept(value).command,
    });
    return written.ok ? { ok: true, value } : failed(ofPart(written.error));
  });
}

export function rename(
  house: OpenHouse,
  { commandId, address, name }: InputOf<'accounts', 'rename'>,
): Promise<Answer<null>> {
  const command = { id: commandId, procedure: 'accounts.rename', shape: z.null() };
  return once(house, command, async (kept) => {
    const renamed = await renameAccount(house.ledger, { address, name }, kept(null).command);
    if (!renamed.ok) return failed(ofPart(renamed.error));
    return renamed.value
      ? { ok: true, value: null }
      : refuse('NOT_FOUND', 'This account is not one of yours.');
  });
}
