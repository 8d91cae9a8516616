import type { EarnOrderCap } from '../../../contract/earn.ts';
import { period } from '../../../contract/order-words.ts';

/** How long a period of the cap is: what is known of it before 1tx has named it in what is to be signed. */
export function periodWords(chain: string | null, before: EarnOrderCap): string {
  const every = before?.period?.everySeconds ?? null;
  const first =
    chain === null || every === null
      ? 'How long a period is, 1tx says only in what you are to sign.'
      : `By the right you gave on ${chain}, a period is ${period(every)}. 1tx names it anew in what you are to sign.`;
  return `${first} You read it before you sign.`;
}
