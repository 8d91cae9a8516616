import type { Result } from '@countinghouse/core';
import type { OpenHouse } from '../open-house.ts';
import { type AccountSends, accountSends } from './account-sends.ts';

/** What one part of the world says; `agrees` is null where it cannot tell. */
export interface Saying {
  readonly sentence: string;
  readonly agrees: boolean | null;
}

export const UNREADABLE: Saying = { sentence: 'This chain cannot be read.', agrees: null };

/** What each account has sent, looked for once in one comparison. */
export interface Look {
  readonly house: OpenHouse;
  /** A failure is what the chain answered, or that it cannot be read. */
  sends(account: string, chain: string): Promise<Result<AccountSends, Saying>>;
}

export function createLook(house: OpenHouse): Look {
  const asked = new Map<string, Promise<Result<AccountSends, Saying>>>();
  async function ask(account: string, id: string): Promise<Result<AccountSends, Saying>> {
    const chain = house.outside.chains.get(id);
    if (chain === undefined) return { ok: false, error: UNREADABLE };
    const found = await accountSends(house.ledger, chain, account);
    if (found.ok) return found;
    return { ok: false, error: { sentence: found.error.message, agrees: null } };
  }
  return {
    house,
    sends(account, chain) {
      const name = `${chain} ${account.toLowerCase()}`;
      const before = asked.get(name) ?? ask(account, chain);
      asked.set(name, before);
      return before;
    },
  };
}
