import { ORPCError } from '@orpc/server';
import { contract } from '../../contract/index.ts';
import type { Failure } from '../../contract/result.ts';

const NOT_THERE: Failure = { code: 'NOT_NOW', message: 'This is not built yet.' };

/** Stands in for a group that nobody has written yet: every call is refused, none is forgotten. */
function unbuilt(group: keyof typeof contract) {
  return Object.fromEntries(
    Object.keys(contract[group]).map((name) => [
      name,
      async () => {
        throw new ORPCError('NOT_NOW', { status: 400, data: NOT_THERE });
      },
    ]),
  );
}

/** The groups behind the lock, over the house that is open. */
export const lockedGroups = {
  accounts: unbuilt('accounts'),
  actions: unbuilt('actions'),
  swap: unbuilt('swap'),
  ledger: unbuilt('ledger'),
};
