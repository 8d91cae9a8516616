import type { CommandRefusal, Moment } from '../action/definition.ts';
import type { FeeEstimate } from '../ports/chain.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { TransactionEvent, type TransactionTrack } from './track.ts';

/** What a replacement must outbid, and the gas a repeated call needs at least. */
export interface Outbid extends FeeEstimate {
  readonly gas: bigint;
}

/** The fees a replacement must outbid, with the gas limit of the original. */
export function feesToOutbid(track: TransactionTrack): Outbid | undefined {
  if (track.sent.length === 0) return undefined;
  const highest = (values: readonly bigint[]): bigint => {
    let most = 0n;
    for (const value of values) if (value > most) most = value;
    return most;
  };
  return {
    gas: highest(track.sent.filter((e) => e.purpose !== 'cancel').map((e) => BigInt(e.gas))),
    maxFeePerGas: highest(track.sent.map((entry) => BigInt(entry.maxFeePerGas))),
    maxPriorityFeePerGas: highest(track.sent.map((entry) => BigInt(entry.maxPriorityFeePerGas))),
  };
}

/**
 * A person's wish to speed up or cancel what was sent. Both keep the nonce; a cancel is possible as
 * long as nothing is on chain, a speed-up only while what was promised still holds.
 */
export function askReplacement(
  track: TransactionTrack,
  purpose: 'speed-up' | 'cancel',
  moment: Moment,
): Result<readonly NewEvent[], CommandRefusal> {
  const last = track.sent.at(-1);
  if (last === undefined) return refuse('NOTHING_SENT', 'Nothing has been sent yet.');
  if (track.included !== null) return refuse('ALREADY_ON_CHAIN', 'It is already on chain.');
  if (purpose === 'speed-up' && track.sent.some((entry) => entry.purpose === 'cancel')) {
    return refuse('BEING_CANCELLED', 'A cancel is on its way; it cannot be sped up any more.');
  }
  if (purpose === 'speed-up' && moment.now >= last.validUntil) {
    return refuse('EXPIRED', 'What was promised has expired. It can only be cancelled.');
  }
  return ok([{ type: TransactionEvent.replacementAsked, version: 1, data: { purpose } }]);
}

/** Gives the wish up again, as long as it was not signed. */
export function dropReplacement(
  track: TransactionTrack,
): Result<readonly NewEvent[], CommandRefusal> {
  if (track.replacement === null) return refuse('NOTHING_ASKED', 'There is no replacement asked.');
  return ok([{ type: TransactionEvent.replacementDropped, version: 1, data: {} }]);
}

function refuse(code: string, message: string): { ok: false; error: CommandRefusal } {
  return err({ code, message });
}
