import type { Hex } from 'viem';

/** A transaction of the sandbox's own accounts, written down before it is broadcast. */
export interface OwnTransaction {
  readonly hash: Hex;
  readonly raw: Hex;
  /** Which payment or sweep it is, in the words of the service; null for all else. */
  readonly purpose: string | null;
}

/** What the sandbox itself has signed on one chain, this run and those before. */
export interface Own {
  has(hash: string): boolean;
  raw(hash: Hex): Hex | undefined;
  /** The transaction that was signed for a purpose, in a step that is now made again. */
  madeFor(purpose: string): Hex | undefined;
  signed(transaction: OwnTransaction): void;
  /** In the order they were signed. */
  readonly all: readonly OwnTransaction[];
}

/** `write` hears of each new one before it is broadcast. */
export function createOwn(
  before: readonly OwnTransaction[],
  write: (transaction: OwnTransaction) => void,
): Own {
  const all = [...before];
  const raws = new Map<string, Hex>(before.map(({ hash, raw }) => [hash, raw]));
  const purposes = new Map(before.map(({ purpose, hash }) => [purpose, hash]));
  return {
    all,
    has: (hash) => raws.has(hash),
    raw: (hash) => raws.get(hash),
    madeFor: (purpose) => purposes.get(purpose),
    signed: (transaction) => {
      write(transaction);
      all.push(transaction);
      raws.set(transaction.hash, transaction.raw);
      if (transaction.purpose !== null) purposes.set(transaction.purpose, transaction.hash);
    },
  };
}
