import { type CommandRecord, evmChainNumber, type NewEvent } from '@countinghouse/core';
import { z } from 'zod';
import type { Answer } from '../../contract/result.ts';
import type { NamedChain } from '../../contract/values.ts';
import { failed, ofPart, refuse } from '../failures.ts';
import { namedChain } from '../names.ts';
import { once } from '../once.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { appendTo } from '../stream-append.ts';
import { refreshSoon } from './balances.ts';
import { accounts } from './record.ts';

/** What one visit to the faucet gives, in base units: 1 ETH, 1,000 dollars. */
const AMOUNTS: Readonly<Record<string, bigint>> = {
  ETH: 10n ** 18n,
  USDC: 1_000n * 10n ** 6n,
  DAI: 1_000n * 10n ** 18n,
};

const PATIENCE_MS = 15_000;

/** What can be taken from the faucet; nothing in a live profile. */
export async function faucetAssets({
  sandbox,
}: OpenHouse): Promise<Answer<{ chain: NamedChain; symbol: string }[]>> {
  const list = (sandbox?.chains ?? []).flatMap(({ id, tokens }) =>
    ['ETH', ...Object.keys(tokens)]
      .filter((symbol) => Object.hasOwn(AMOUNTS, symbol))
      .map((symbol) => ({ chain: namedChain(`eip155:${id}`), symbol })),
  );
  return { ok: true, value: list };
}

/** Asks the sandbox for play money; written down like everything else. */
export function faucet(
  house: OpenHouse,
  { commandId, account, chain, symbol }: InputOf<'accounts', 'faucet'>,
): Promise<Answer<null>> {
  const command = { id: commandId, procedure: 'accounts.faucet', shape: z.null() };
  return once(house, command, async (kept) => {
    const { sandbox, ledger } = house;
    if (house.profile.kind !== 'sandbox' || sandbox === null) {
      return refuse('NOT_NOW', 'Only a sandbox has a faucet, and only while it runs.');
    }
    const amount = Object.hasOwn(AMOUNTS, symbol) ? AMOUNTS[symbol] : undefined;
    const number = evmChainNumber(chain);
    if (amount === undefined || !sandbox.chains.some(({ id }) => id === number)) {
      return refuse('NOT_FOUND', 'The faucet has none of this.');
    }
    const own = (await accounts(ledger)).find(
      ({ address }) => address.toLowerCase() === account.toLowerCase(),
    );
    if (own === undefined) return refuse('NOT_FOUND', 'This account is not one of yours.');
    const wish = { chain: number, address: own.address, asset: symbol, amount: `${amount}` };
    const asked = await note(ledger, { type: 'faucet.asked', data: { ...wish, chain } });
    if (!asked.ok) return failed(ofPart(asked.error));
    if (!(await ask(sandbox.faucet.url, wish))) {
      return refuse('PROVIDER_UNAVAILABLE', 'The sandbox gave no money. Try again.');
    }
    // A repeat after a crash right here gives twice: this money is worth nothing, a false yes is worse.
    const given = await note(
      ledger,
      { type: 'faucet.given', data: { ...wish, chain } },
      kept(null),
    );
    if (!given.ok) return failed(ofPart(given.error));
    refreshSoon(house);
    return { ok: true, value: null };
  });
}

function note(
  ledger: OpenHouse['ledger'],
  event: Pick<NewEvent, 'type' | 'data'>,
  command: { readonly command?: CommandRecord } = {},
) {
  const events = [{ ...event, version: 1 }];
  return appendTo(ledger, 'faucet', () => ({ events, rows: {}, ...command }));
}

async function ask(url: string, wish: object): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    // fetch throws on whatever kept it from an answer.
    return false;
  }
}
