import type { ReviewWarning } from '../../review/review.ts';
import type { EndOfRights } from './plan.ts';
import { type Rehearsed, WOULD_FAIL } from './rehearsed.ts';
import { RIGHTS_STAND, willEnd } from './rights-words.ts';
import { type Trial, tryOut } from './try-out.ts';

/**
 * An exit that also ends the rights on the account, where that goes through with it. The way out never
 * hangs on it: whatever stands against it, the exit is as it was, and the person reads that rights stand.
 */
export async function endingRights(
  trial: Trial,
  exit: Rehearsed,
  end: EndOfRights | null,
  names: () => Promise<readonly ReviewWarning[]>,
): Promise<Rehearsed> {
  const fails = exit.warnings.some(({ code }) => code === WOULD_FAIL);
  if (end !== null && !fails) {
    const calls = [...exit.calls, end];
    const tried = await tryOut(trial, calls);
    if (tried.ok && tried.value.problem === null) {
      const { nonce, planned } = tried.value;
      const does = [...exit.does, willEnd(trial.input, end.validFrom)];
      const warnings = [...exit.warnings, ...(await names())];
      return { ...exit, calls, does, nonce, planned, warnings, endsBefore: end.validFrom };
    }
  }
  const stand = { code: 'RIGHTS_STAND', weight: 'risk', sentence: RIGHTS_STAND } as const;
  return { ...exit, warnings: [...exit.warnings, stand] };
}
