import type { CallOptions } from '../../http/operation.ts';
import { parseWith } from '../../http/zod.ts';
import * as schema from '../generated/zod.gen.ts';
import type { CheckedPositionsQuery, Positions } from '../wire.ts';
import type { Call, Caller } from './caller.ts';

const parse = parseWith(schema.zPositions);
const PATH = '/positions';

/**
 * Positions were asked for by POST, and later by GET. GET is tried first; a service that has no such
 * route is asked in the older way from then on.
 */
export function createPositions(
  caller: Caller,
): (query: CheckedPositionsQuery, options?: CallOptions) => Call<Positions> {
  let older = false;

  return async (query, options) => {
    const { address, chainId } = query;
    if (!older) {
      const newer = await caller.read('positions', {
        path: PATH,
        query: { address, chainId },
        parse,
        ...options,
      });
      if (newer.ok || !isMissingRoute(newer.error)) return newer;
    }
    const answer = await caller.read('positions', {
      method: 'POST',
      path: PATH,
      body: query,
      parse,
      ...options,
    });
    older = answer.ok;
    return answer;
  };
}

function isMissingRoute({ status, code }: { status?: number; code: string }): boolean {
  return status === 405 || code === 'ROUTE_UNKNOWN' || (status === 404 && code === 'NOT_FOUND');
}
