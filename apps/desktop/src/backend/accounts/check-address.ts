import { type ChainId, checkAddress, confirmTwice } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { ownName } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { accounts } from './record.ts';

/** What an address amounts to, as it is typed. */
export interface AddressLook {
  readonly usable: boolean;
  readonly sentence: string | null;
  readonly needsTwice: boolean;
  readonly ownName: string | null;
  readonly canonical: string | null;
}

/** Checks an address by the codec of its chain; where there is none it must be typed twice. */
export async function lookAtAddress(
  { ledger }: OpenHouse,
  { chain, address, again }: InputOf<'accounts', 'checkAddress'>,
): Promise<Answer<AddressLook>> {
  const checked = checkAddress(chain as ChainId, address);
  if (checked.ok) {
    const { address: canonical, notes } = checked.value;
    const sentence = notes.map(({ message }) => message).join(' ');
    return {
      ok: true,
      value: {
        usable: true,
        sentence: sentence === '' ? null : sentence,
        needsTwice: false,
        ownName: ownName(canonical, chain, await accounts(ledger)),
        canonical,
      },
    };
  }
  const nobody = { ownName: null, canonical: null };
  if (checked.error.code !== 'UNKNOWN_CHAIN') {
    const sentence = checked.error.message;
    return { ok: true, value: { usable: false, sentence, needsTwice: false, ...nobody } };
  }
  const twice = confirmTwice(address, again ?? '');
  // While the second entry is still empty there is nothing to complain of.
  const typing = again === null || again.trim() === '';
  const sentence = twice.ok || typing ? checked.error.message : twice.error.message;
  const canonical = twice.ok ? twice.value : null;
  return {
    ok: true,
    value: { usable: twice.ok, sentence, needsTwice: true, ownName: null, canonical },
  };
}
