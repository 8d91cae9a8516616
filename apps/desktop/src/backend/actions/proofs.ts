import type { SwapState, TransactionTrack } from '@countinghouse/core';
import type { Proof } from '../../contract/actions.ts';
import { namedChain } from '../names.ts';
import { explorerUrl } from './explorers.ts';
import type { Folded } from './folded.ts';

interface Named {
  readonly what: Proof['what'];
  readonly chain: string;
  readonly hash: string;
}

/** The transactions that prove the steps of an action, each once. */
export function proofs(folded: Folded, profile: 'sandbox' | 'live'): Proof[] {
  const seen = new Set<string>();
  return named(folded).flatMap(({ what, chain, hash }) => {
    const key = `${chain} ${hash.toLowerCase()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      { what, chain: namedChain(chain), hash, explorerUrl: explorerUrl(profile, chain, hash) },
    ];
  });
}

function named(folded: Folded): readonly Named[] {
  switch (folded.kind) {
    case 'send':
      return sent(folded.action.state.track, 'payment');
    case 'swap':
      return ofSwap(folded.action.state);
    case 'other':
      return [];
    default:
      return folded satisfies never;
  }
}

function sent(track: TransactionTrack, original: 'payment' | 'deposit'): Named[] {
  return track.sent.map(({ purpose, chain, hash }) => ({
    what: purpose === 'original' ? original : purpose,
    chain,
    hash,
  }));
}

/** What we saw on a chain ourselves, then what the provider names on chains that we cannot read. */
function ofSwap({ input, track, deposits, payouts, refunds, status, quote }: SwapState): Named[] {
  const on = (what: Proof['what'], chain: string, hashes: readonly string[]): Named[] =>
    hashes.map((hash) => ({ what, chain, hash }));
  const hashesOf = (list: readonly { readonly hash: string }[]) => list.map(({ hash }) => hash);
  const { origin, destination } = input;
  const told = status?.status === 'SUCCESS' || status?.status === 'REFUNDED' ? status : null;
  return [
    ...sent(track, 'deposit'),
    ...on('deposit', origin.chain, hashesOf(deposits)),
    ...(quote?.originBlock == null
      ? on('deposit', origin.chain, told?.originTransactions ?? [])
      : []),
    ...on('payout', destination.chain, hashesOf(payouts)),
    ...(quote?.destinationBlock == null
      ? on('payout', destination.chain, told?.destinationTransactions ?? [])
      : []),
    ...on('refund', origin.chain, hashesOf(refunds)),
  ];
}
