import type { SignedHead as StoredHead } from '@countinghouse/core';
import { signedHead as contractHead, type SignedHead } from '../../contract/ledger.ts';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart } from '../failures.ts';
import { once } from '../once.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { appendTo } from '../stream-append.ts';

/** Has an account sign where the ledger ends. The signed head lies outside the ledger's file. */
export function signHead(
  house: OpenHouse,
  { commandId, account }: InputOf<'ledger', 'signHead'>,
): Promise<Answer<SignedHead>> {
  const command = { id: commandId, procedure: 'ledger.signHead', shape: contractHead };
  return once(house, command, async (kept) => {
    const signed = await house.ledger.signHead(house.signer, account);
    if (!signed.ok) return failed(ofPart(signed.error));
    const head = shown(signed.value);
    const written = await appendTo(house.ledger, 'ledger', () => ({
      events: [{ type: 'ledger.head-signed', version: 1, data: { ...head } }],
      rows: {},
      ...kept(head),
    }));
    return written.ok ? { ok: true, value: head } : failed(ofPart(written.error));
  });
}

/** Every head signed so far, newest first. */
export async function heads({ ledger }: OpenHouse): Promise<Answer<SignedHead[]>> {
  return { ok: true, value: ledger.signedHeads().map(shown).reverse() };
}

function shown({ seq, hash, at, address, signature }: StoredHead): SignedHead {
  return { seq, hash, at, address, signature };
}
