import type { SimChain } from '../chain/chain.ts';
import type { SimClock } from '../time.ts';

/** A transfer that reached a deposit address. */
export interface Arrival {
  readonly to: string;
  readonly token: string | null;
  readonly amount: bigint;
  readonly hash: string;
}

/** How the provider sees and uses one blockchain. */
export interface Rail {
  readonly blockchain: string;
  /** Calls back once the arrival has its confirmations and is still on the chain then. */
  onConfirmed(listener: (arrival: Arrival) => void): void;
  /** Calls back as soon as an arrival is in a block. */
  onSeen(listener: (arrival: Arrival) => void): void;
  /** Pays from the treasury; `landed` is called when the payment is in a block. */
  pay(to: string, token: string | null, amount: bigint, landed: () => void): string;
}

/** A rail over a simulated chain whose treasury is `treasury`. */
export function chainRail(options: {
  readonly blockchain: string;
  readonly chain: SimChain;
  readonly clock: SimClock;
  readonly treasury: string;
  readonly confirmations: number;
}): Rail {
  const { blockchain, chain, clock, treasury } = options;
  const landing = new Map<string, () => void>();
  const confirmed: ((arrival: Arrival) => void)[] = [];
  const seen: ((arrival: Arrival) => void)[] = [];
  const notified = new Set<string>();

  chain.onMined((entry) => {
    landing.get(entry.hash)?.();
    landing.delete(entry.hash);
    for (const { to, token, amount, from } of entry.transfers) {
      if (from === treasury) continue;
      const arrival = { to, token, amount, hash: entry.hash };
      for (const listener of seen) listener(arrival);
      clock.at(chain.blocks.timeOf(entry.blockNumber + options.confirmations), () => {
        const still = chain
          .mined()
          .some(
            ({ hash, blockNumber }) => hash === entry.hash && blockNumber === entry.blockNumber,
          );
        if (!still || notified.has(entry.hash)) return;
        notified.add(entry.hash);
        for (const listener of confirmed) listener(arrival);
      });
    }
  });

  return {
    blockchain,
    onConfirmed: (listener) => confirmed.push(listener),
    onSeen: (listener) => seen.push(listener),
    pay(to, token, amount, landed) {
      const hash = chain.pay({ from: treasury, to, token, amount });
      landing.set(hash, landed);
      return hash;
    },
  };
}
