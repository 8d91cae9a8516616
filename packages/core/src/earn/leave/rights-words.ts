import { chainName } from '../asset.ts';
import type { LeaveInput } from './input.ts';

/** What no removal can rule out. */
const LATER =
  'Whether one was signed for a later turn nobody here can see; only leaving for the account of a new address is safe from that.';

/** What ending rights is to do, before it is signed. */
export function willEnd({ usdc }: LeaveInput, before: number): string {
  return `End the rights on this account on ${chainName(usdc.chain)} that were signed for a turn before ${before}, used or not. ${LATER}`;
}

/** What it has done. Older actions did not write down how far they reached. */
export function haveEnded(before: number | undefined): string {
  const which =
    before === undefined ? 'that were known here' : `signed for a turn before ${before}`;
  return `The rights ${which} have ended on this account. ${LATER}`;
}

/** Nothing ended them. */
export const RIGHTS_STAND =
  'Rights that were given on this account still stand there; a removal on chain ends them.';
