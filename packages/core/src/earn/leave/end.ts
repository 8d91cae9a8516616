import type { NewEvent } from '../../ports/ledger.ts';
import { includedTransaction } from '../../transaction/track.ts';
import { showAsset } from '../asset.ts';
import { ended } from '../ending.ts';
import { knownRevert } from '../known-reverts.ts';
import { sealedOf } from './carried-out.ts';
import { haveEnded, RIGHTS_STAND } from './rights-words.ts';
import type { LeaveState, OperationSeen } from './state.ts';

/** How an exit or a removal comes to its end, by what a chain has shown. */
export const leaveEnd = {
  /** One of the signed operations was carried out, by whomever. */
  seen(state: LeaveState, seen: OperationSeen): NewEvent {
    if (seen.another) {
      const why = `Another of your actions sent this very operation, in ${seen.hash}; what came of it is written down there.`;
      return ended('cancelled', true, why);
    }
    if (seen.succeeded) return ended('done', true, done(state, seen));
    const why = `It was carried out and failed${seen.reason === null ? '' : `: ${knownRevert(seen.reason)?.why ?? seen.reason}`}. The account is as it was.`;
    return ended('failed', true, why);
  },
  /** Others have used the nonces up for good: nothing that was signed can ever happen. */
  displaced({ track }: LeaveState): NewEvent {
    const why =
      'Another operation of the account took its place, so what you signed can never be carried out.';
    const tried = track.included !== null && includedTransaction(track)?.purpose !== 'cancel';
    return tried
      ? ended('failed', true, `${why} Of this, only the fee is gone.`)
      : ended('cancelled', true, why);
  },
};

const UNCOUNTED =
  'It was carried out. How much of what reached your wallet in that transaction it brought, nobody here can tell.';

function done({ input, sealed }: LeaveState, { userOpHash, received }: OperationSeen): string {
  const { worth = '0', asIs = [], left = [], endsBefore } = sealedOf(sealed, userOpHash) ?? {};
  if (input.purpose === 'removal') return haveEnded(endsBefore);
  const rights = endsBefore === undefined ? RIGHTS_STAND : haveEnded(endsBefore);
  const others = asTheyAre(asIs);
  if (received === null) return [UNCOUNTED, ...others, ...left, rights].join(' ');
  // Where no USDC were to come, what came as it is is all there is to tell.
  const only = BigInt(worth) === 0n && BigInt(received) === 0n && others.length > 0;
  const came = showAsset(input.usdc, received);
  const short = BigInt(worth) - BigInt(received);
  const less =
    short > 0n
      ? `, ${showAsset(input.usdc, short)} less than the ${showAsset(input.usdc, worth)} that were foreseen`
      : '';
  const usdc = only ? [] : [`${came} reached your wallet${less}.`];
  return [...usdc, ...others, ...left, rights].join(' ');
}

function asTheyAre(asIs: readonly string[]): readonly string[] {
  return asIs.length === 0
    ? []
    : [
        `${asIs.join(' and ')} were sent to your wallet as they are; this program cannot redeem them.`,
      ];
}
