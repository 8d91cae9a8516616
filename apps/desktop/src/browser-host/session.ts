import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What came of a token that somebody brought. */
export type Redeemed = { readonly cookie: string } | { readonly refused: 'used' | 'old' | 'wrong' };

/** Who may use this host: whoever opened the printed address first, in that one browser. */
export interface Session {
  /** For the printed address; good once, for five minutes. */
  readonly token: string;
  /** Uses the token up: the value for a `Set-Cookie` header, or why not. */
  redeem(token: string): Redeemed;
  /** Whether a `Cookie` header carries what {@link redeem} gave. */
  admits(cookieHeader: string | undefined): boolean;
}

const TOKEN_LIFETIME_MS = 5 * 60 * 1000;

/**
 * @param port goes into the cookie's name: browsers keep one jar for all ports of an address, and two
 *   hosts must not take each other's place in it.
 */
export function createSession(port: number, now: () => number): Session {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  const name = `countinghouse-${port}`;
  const madeAt = now();
  let used = false;
  return {
    token,
    redeem: (brought) => {
      if (!same(brought, token)) return { refused: 'wrong' };
      if (used) return { refused: 'used' };
      if (now() - madeAt > TOKEN_LIFETIME_MS) return { refused: 'old' };
      used = true;
      return { cookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict` };
    },
    admits: (header = '') => {
      const mine = header.split(/; */).filter((pair) => pair.startsWith(`${name}=`));
      const [only] = mine;
      return mine.length === 1 && only !== undefined && same(only.slice(name.length + 1), secret);
    },
  };
}

/** In constant time, whatever the lengths. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(one), digest(other));
}
