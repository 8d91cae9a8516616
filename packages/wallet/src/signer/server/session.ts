import type { Approval, ProfileKeys, RandomPort } from '@countinghouse/core';
import { type OpenAccount, type OpenWallet, wipeWallet } from '../../secrets/wallet.ts';

/** What the signer holds between unlock and the end of its process. */
export interface Session {
  readonly id: string;
  readonly vaultKey: Uint8Array;
  readonly wallets: Map<string, OpenWallet>;
  /** Approvals already used: a yes is good for one signature. */
  readonly used: Set<string>;
}

/** Keeps the vault key; the caller hands the other two on. */
export function createSession(keys: ProfileKeys, random: RandomPort): Session {
  return {
    id: Buffer.from(random.bytes(16)).toString('hex'),
    vaultKey: Uint8Array.from(keys.vaultKey),
    wallets: new Map(),
    used: new Set(),
  };
}

/** The account of an address, compared as a number; undefined when nobody here holds it. */
export function accountOf(session: Session, address: string): OpenAccount | undefined {
  const wanted = address.toLowerCase();
  return [...session.wallets.values()]
    .flatMap((wallet) => wallet.accounts)
    .find((account) => account.address.toLowerCase() === wanted);
}

/**
 * Uses a yes up; false where it was used before. Named by review and time together: the same review
 * may be approved again, the same yes may not be used again.
 */
export function useApproval(session: Session, { reviewDigest, givenAt }: Approval): boolean {
  const yes = `${reviewDigest} ${givenAt}`;
  if (session.used.has(yes)) return false;
  session.used.add(yes);
  return true;
}

export function wipeSession(session: Session): void {
  session.vaultKey.fill(0);
  for (const wallet of session.wallets.values()) wipeWallet(wallet);
  session.wallets.clear();
}
