import type { ChainId } from '../chain/chain-id.ts';
import type { Result } from '../result/result.ts';
import { ok } from '../result/result.ts';
import type { AddressProblem } from './address.ts';
import { checkAddress } from './check-address.ts';

/**
 * Whether two addresses reach the same place, compared as parsed: spelling, case and wrapping do not
 * matter. An address that cannot be parsed is a problem, never a plain "no"; on an unknown chain only
 * identical text is known to be the same.
 */
export function sameAddress(
  chain: ChainId,
  a: unknown,
  b: unknown,
): Result<boolean, AddressProblem> {
  const first = checkAddress(chain, a);
  const second = checkAddress(chain, b);
  if (first.ok && second.ok) return ok(first.value.identity === second.value.identity);
  const problem = first.ok ? second : first;
  const unknown = !first.ok && !second.ok && first.error.code === 'UNKNOWN_CHAIN';
  if (unknown && typeof a === 'string' && typeof b === 'string' && a.trim() === b.trim()) {
    return ok(true);
  }
  return problem.ok ? ok(false) : problem;
}
