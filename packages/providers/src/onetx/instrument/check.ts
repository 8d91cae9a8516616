import type { InstrumentCheck } from '@countinghouse/core';
import { chainNumberOf, instrumentIdOf } from './id.ts';
import { anyRule, type InstrumentFields, ruleOf } from './rules.ts';

/** An entry of the instrument list, as it came. */
export interface ListedInstrument extends InstrumentFields {
  readonly instrumentId: string;
  readonly protocol: string;
  readonly chainId: number;
}

/**
 * Whether an id is what the entry's own fields make of it. An entry that was put together to send
 * money elsewhere under a known id does not fit, as far as the fields under the id go: for Aave they
 * are pool and token, but not the yield token.
 *
 * Total: no entry makes it throw.
 */
export function checkInstrument(entry: ListedInstrument): InstrumentCheck {
  const { instrumentId, protocol, chainId } = entry;
  const chain = chainNumberOf(instrumentId);
  if (chain === undefined) return misfit('The id is not one of 32 bytes that begins with a chain.');
  if (chain !== chainId)
    return misfit(`The id is of chain ${chain}, but the list says chain ${chainId}.`);

  const rule = ruleOf(protocol);
  const candidates = (rule ?? anyRule)(entry).map((one) => ({
    ...one,
    id: instrumentIdOf(chain, one.execution, one.market),
  }));
  const fit = candidates.find(({ id }) => id === instrumentId.toLowerCase());
  if (fit !== undefined) return { result: 'checked', proves: fit.proves };
  if (rule === undefined)
    return open('How ids of this protocol are made is not known here, and no known way fits.');
  return candidates.some(({ id }) => id !== undefined)
    ? misfit('The id is not the one that the addresses in the list lead to.')
    : open('The list leaves out the addresses the id is made of.');
}

function misfit(problem: string): InstrumentCheck {
  return { result: 'does-not-fit', problem };
}

function open(problem: string): InstrumentCheck {
  return { result: 'cannot-be-checked', problem };
}
