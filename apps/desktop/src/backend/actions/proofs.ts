import type { ActionRow, JsonValue, SwapState, TransactionTrack } from '@countinghouse/core';
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
export function proofs(folded: Folded, row: ActionRow, profile: 'sandbox' | 'live'): Proof[] {
  const seen = new Set<string>();
  return named(folded, row).flatMap(({ what, chain, hash }) => {
    const key = `${chain} ${hash.toLowerCase()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      { what, chain: namedChain(chain), hash, explorerUrl: explorerUrl(profile, chain, hash) },
    ];
  });
}

function named(folded: Folded, row: ActionRow): readonly Named[] {
  switch (folded.kind) {
    case 'send':
      return sent(folded.action.state.track, 'payment');
    case 'swap':
      return ofSwap(folded.action.state);
    case 'other':
      return earned(row);
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

/** What the summary of an earning action names: the service's own hashes, and those we sent ourselves. */
function earned({ summary }: ActionRow): Named[] {
  const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : null);
  const chain = text(summary.chain);
  const destination = text(summary.destinationChain) ?? chain;
  const one = (what: Proof['what'], on: string | null, hash: string | null): Named[] =>
    on === null || hash === null ? [] : [{ what, chain: on, hash }];
  const sent = Array.isArray(summary.transactions) ? summary.transactions : [];
  const arrived = summary.arrived as { readonly hash?: JsonValue } | undefined;
  return [
    ...sent.flatMap((given) => {
      const { hash, purpose } = given as { hash?: JsonValue; purpose?: JsonValue };
      const what = purpose === 'speed-up' || purpose === 'cancel' ? purpose : 'operation';
      return one(what, chain, text(hash));
    }),
    ...one('operation', chain, text(summary.sourceTransaction) ?? text(summary.transaction)),
    ...one('arrival', destination, text(arrived?.hash) ?? text(summary.destinationTransaction)),
  ];
}
