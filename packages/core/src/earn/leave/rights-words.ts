import { chainName } from '../asset.ts';
import type { LeaveInput } from './input.ts';

/** What no removal can rule out. */
const LATER =
  'Whether one was signed with a higher number nobody here can see; only leaving for the account of a new address is safe from that.';

/** What ending rights is to do, before it is signed. */
export function willEnd({ usdc }: LeaveInput, before: number): string {
  return `End the rights on this account on ${chainName(usdc.chain)}, used or not. The account numbers the rights it takes, and takes none with a number below ${before} any more. ${LATER}`;
}

/** What it has done. Older actions did not write down how far they reached. */
export function haveEnded(before: number | undefined): string {
  const which =
    before === undefined
      ? 'that were known here have ended on this account'
      : `on this account have ended, used or not: it takes none with a number below ${before} any more`;
  return `The rights ${which}. ${LATER}`;
}

/** Nothing ended them. */
export const RIGHTS_STAND =
  'Rights that were given on this account still stand there; a removal on chain ends them.';
