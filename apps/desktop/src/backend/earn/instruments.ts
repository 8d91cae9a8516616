import type { EarnInstrument } from '@countinghouse/core';
import type { Instrument, InstrumentHistory } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { failed, ofProvider } from '../failures.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { heldOf } from './held.ts';
import { instrumentList, instrumentName } from './instrument-list.ts';
import { isUsdc, usdcOn } from './usdc.ts';

/** Everything the service lists, with what we make of each. */
export async function instruments(
  house: OpenHouse,
): Promise<Answer<{ at: number; complete: boolean; list: Instrument[] }>> {
  const known = await instrumentList(house);
  if (!known.ok) return failed(ofProvider(known.error));
  const { at, complete, list } = known.value;
  return { ok: true, value: { at, complete, list: list.map((one) => shown(house, one)) } };
}

/** How an instrument did, oldest first; one the service knows nothing of has no points. */
export async function history(
  house: OpenHouse,
  { instrument, days }: InputOf<'earn', 'history'>,
): Promise<Answer<InstrumentHistory>> {
  const answer = await house.outside.earn.metrics({ instruments: [instrument], days });
  if (!answer.ok) return failed(ofProvider(answer.error));
  const found = answer.value.find((one) => one.instrument.toLowerCase() === instrument);
  const points = (found?.points ?? []).map(({ at, apy, tvlUsd }) => ({ at, apy, tvlUsd }));
  return { ok: true, value: { instrument, points } };
}

function shown(house: OpenHouse, one: EarnInstrument): Instrument {
  const { id, chain, apy, apyBase, apyReward, tvlUsd, category, stablecoin, syncedAt } = one;
  return {
    id,
    name: instrumentName(one),
    protocol: one.protocolName ?? one.protocol,
    chain: chain === null ? null : namedChain(chain),
    check: { result: one.check.result, sentence: checkSentence(one) },
    closed: whyClosed(house, one),
    takes: one.token.symbol,
    gives: one.yieldToken.symbol,
    contract: heldOf(one)?.token ?? null,
    apy,
    apyBase,
    apyReward,
    tvlUsd,
    category,
    stablecoin,
    syncedAt,
  };
}

function checkSentence({ check, chain }: EarnInstrument): string {
  switch (check.result) {
    case 'checked':
      return `Its id is what its own contracts make of it${
        chain === null ? '' : `, and names ${namedChain(chain).name}`
      }. What else the list says of it is 1tx’s word.`;
    case 'does-not-fit':
      return `Its id is not what its own fields make of it: ${check.problem} Do not use it.`;
    case 'cannot-be-checked':
      return `Its id could not be checked: ${check.problem} That it is what it says is 1tx’s word.`;
  }
}

/** Why nothing can be put in from here; null where it can. */
export function whyClosed(house: OpenHouse, one: EarnInstrument): string | null {
  if (one.check.result === 'does-not-fit') return 'Its id does not fit.';
  if (one.chain === null) return 'Nobody knows which chain it is on.';
  if (!one.active || one.deprecated) return '1tx takes nothing more for it.';
  if (usdcOn(house, one.chain) === null) return 'USDC of this chain is not known here.';
  // Money in, money out and what it is worth are all counted in USDC.
  if (!isUsdc(usdcOn(house, one.chain), one.token)) {
    return `It takes ${one.token.symbol ?? 'another token'}; only USDC can be put in from here so far.`;
  }
  if (!house.outside.chains.has(one.chain)) return 'No endpoint of its chain is set up.';
  return heldOf(one) === null ? '1tx does not say what one would hold of it.' : null;
}
