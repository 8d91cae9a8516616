import type { ChainFailureCode, ChainPort } from '../../ports/chain.ts';
import type { Instant } from '../../ports/clock.ts';
import type { SimClock } from '../time.ts';
import { type BlockClock, createBlockClock } from './blocks.ts';
import { encodeTransfer } from './calldata.ts';
import { createChainPort } from './port.ts';
import { newSmartState, withSmart } from './smart.ts';
import {
  type AccountState,
  balanceKey,
  balanceOf,
  type Execution,
  execute,
  nonceOf,
  withBalance,
} from './state.ts';
import {
  parseSimTransaction,
  type SignedSimTransaction,
  type SimTransaction,
  signSimTransaction,
} from './transaction.ts';

/** A transaction in a block of the chain as it is now. */
export interface MinedTransaction extends SignedSimTransaction {
  readonly blockNumber: number;
  /** Where it was at first, if a reorg has put it into an earlier block since. */
  readonly firstBlock?: number;
  readonly succeeded: boolean;
  readonly fee: bigint;
  readonly transfers: Execution['transfers'];
  readonly operations: Execution['operations'];
  readonly reason: string | null;
  /** Balances and nonces right after it. */
  readonly after: AccountState;
}

/** One call of `broadcast`, kept for auditors whatever its answer was. */
export interface Submission {
  readonly hash: string;
  readonly at: Instant;
  readonly refused: ChainFailureCode | null;
}

export interface SimChainOptions {
  /** CAIP-2. */
  readonly chain: string;
  readonly clock: SimClock;
  readonly blockTimeMs?: number;
  /** How many blocks below the head cannot be undone. */
  readonly finalityDepth?: number;
  /** How many blocks a transaction waits before it can be mined; asked once for each. */
  readonly inclusionDelay?: () => number;
}

/** Whoever pays: a transfer with a nonce of its own choosing or the next free one. */
export interface SimPayment {
  readonly from: string;
  readonly to: string;
  readonly token: string | null;
  readonly amount: bigint;
  readonly nonce?: number;
}

/** One simulated chain: what the program sees of it (`port`) and what the world can do to it. */
export interface SimChain {
  readonly chain: string;
  readonly port: ChainPort;
  readonly blocks: BlockClock;
  readonly finalityDepth: number;
  /** Creates money out of nothing; the auditor knows how much. */
  fund(address: string, token: string | null, amount: bigint): void;
  /** A smart account that is there from the beginning. */
  deploy(account: string, owner: string): void;
  /** Base units vaults pay for 10,000 of their shares from now on. */
  setVaultPrice(price: bigint): void;
  /** Signs and sends for an account of the world (treasury, exchange), after all it has sent. */
  pay(payment: SimPayment): string;
  /** Somebody uses one of the person's keys elsewhere: takes the next nonce from whatever waits for it. */
  payForeign(payment: SimPayment): string;
  /** Any call by an account of the world; each such account calls once. */
  call(call: { readonly from: string; readonly to: string; readonly data: string }): string;
  /** The operation's calls fail when it is carried out, or no longer do. */
  failOperation(hash: string, fails?: boolean): void;
  submit(signed: SignedSimTransaction): ChainFailureCode | null;
  /** Forgets a waiting transaction. Somebody may still hold it: see `resurrect`. */
  drop(hash: string): boolean;
  /** A dropped or replaced transaction turns up again, somewhere, and may be mined. */
  resurrect(hash: string): boolean;
  /** Everything that was lost turns up again. */
  resurrectAll(): void;
  /**
   * Replaces the newest `depth` blocks. Their transactions go back to waiting, are dropped, or are all
   * in the first of the new blocks.
   */
  reorg(depth: number, fate: 'wait' | 'drop' | 'earlier'): void;
  setBaseFee(fee: bigint): void;
  /** The next `count` transactions that `matches` revert when they are mined. */
  revertNext(matches: (transaction: SimTransaction) => boolean, count?: number): void;
  baseFee(): bigint;
  state(): AccountState;
  /** The state as of the end of a block. */
  stateAt(blockNumber: number): AccountState;
  mined(): readonly MinedTransaction[];
  waiting(): readonly SignedSimTransaction[];
  /** Dropped and replaced transactions that are on no block. */
  lost(): readonly SignedSimTransaction[];
  submissions(): readonly Submission[];
  /** Called after each transaction that is mined. */
  onMined(listener: (transaction: MinedTransaction) => void): void;
  /** Units of each asset that exist (`native` or the token's address). */
  created(): ReadonlyMap<string, bigint>;
}

const WORLD_FEE = 10n ** 12n;

/** A chain at rest, with nothing on it. */
export function createSimChain(options: SimChainOptions): SimChain {
  const { chain, clock } = options;
  const finalityDepth = options.finalityDepth ?? 12;
  const inclusionDelay = options.inclusionDelay ?? (() => 1);
  const blocks = createBlockClock({
    chain,
    now: clock.now,
    start: clock.now(),
    blockTimeMs: options.blockTimeMs ?? 2_000,
    finalityDepth,
  });
  let genesis: AccountState = { balances: new Map(), nonces: new Map(), smart: new Map() };
  let mined: MinedTransaction[] = [];
  let baseFee = 1_000_000_000n;
  const waiting = new Map<string, SignedSimTransaction & { ripe: boolean }>();
  const lost = new Map<string, SignedSimTransaction>();
  const submissions: Submission[] = [];
  const created = new Map<string, bigint>();
  const listeners: ((transaction: MinedTransaction) => void)[] = [];
  const failing = new Set<string>();
  const reverts: { matches: (transaction: SimTransaction) => boolean; left: number }[] = [];

  const state = (): AccountState => mined.at(-1)?.after ?? genesis;
  const slot = (transaction: SimTransaction): string =>
    `${transaction.from.toLowerCase()} ${transaction.nonce}`;

  const mustRevert = (transaction: SimTransaction): boolean => {
    const rule = reverts.find(({ left, matches }) => left > 0 && matches(transaction));
    if (rule === undefined) return false;
    rule.left -= 1;
    return true;
  };

  /** Mines what waits in a slot if its time, nonce and fee allow, then whatever it held up. */
  const tryMine = (key: string): void => {
    const candidate = waiting.get(key);
    if (candidate === undefined || !candidate.ripe) return;
    const { transaction } = candidate;
    const due = nonceOf(state(), transaction.from);
    if (transaction.nonce > due || transaction.maxFeePerGas < baseFee) return;
    waiting.delete(key);
    const cost = transaction.value + transaction.gas * transaction.maxFeePerGas;
    if (transaction.nonce < due || balanceOf(state(), null, transaction.from) < cost) {
      lost.set(candidate.hash, candidate);
      return;
    }
    const { state: after, ...execution } = execute(state(), transaction, {
      baseFee,
      now: blocks.timeOf(blocks.head()),
      mustRevert: mustRevert(transaction),
      operationFails: (operation) => failing.has(operation),
    });
    const { raw, hash } = candidate;
    const entry = { transaction, raw, hash, ...execution, after, blockNumber: blocks.head() };
    mined.push(entry);
    lost.delete(hash);
    for (const listener of listeners) listener(entry);
    tryMine(slot({ ...transaction, nonce: transaction.nonce + 1 }));
  };

  const enqueue = (signed: SignedSimTransaction): void => {
    const key = slot(signed.transaction);
    const replaced = waiting.get(key);
    if (replaced !== undefined) lost.set(replaced.hash, replaced);
    lost.delete(signed.hash);
    const entry = { ...signed, ripe: false };
    waiting.set(key, entry);
    clock.at(blocks.timeOf(blocks.head() + Math.max(1, inclusionDelay())), () => {
      entry.ripe = true;
      if (waiting.get(key) === entry) tryMine(key);
    });
  };

  const judge = (signed: SignedSimTransaction): ChainFailureCode | null => {
    const { transaction } = signed;
    if (transaction.chain !== chain) return 'CHAIN_WRONG_ID';
    if (transaction.nonce < nonceOf(state(), transaction.from)) return 'NONCE_TOO_LOW';
    const there = waiting.get(slot(transaction));
    if (there?.hash === signed.hash) return null;
    const cost = transaction.value + transaction.gas * transaction.maxFeePerGas;
    if (balanceOf(state(), null, transaction.from) < cost) return 'INSUFFICIENT_FUNDS';
    return there !== undefined && !outbids(transaction, there.transaction)
      ? 'REPLACEMENT_UNDERPRICED'
      : null;
  };

  const nextFree = (address: string): number => {
    let nonce = nonceOf(state(), address);
    while (waiting.has(`${address.toLowerCase()} ${nonce}`)) nonce += 1;
    return nonce;
  };

  const sign = (payment: SimPayment, nonce: number, tip: bigint): SignedSimTransaction =>
    signSimTransaction({
      chain,
      from: payment.from,
      to: payment.token ?? payment.to,
      value: payment.token === null ? payment.amount : 0n,
      data: payment.token === null ? '0x' : encodeTransfer(payment.to, payment.amount),
      gas: 100_000n,
      maxFeePerGas: WORLD_FEE + tip,
      maxPriorityFeePerGas: tip,
      nonce,
    });

  const self: Omit<SimChain, 'port'> = {
    chain,
    blocks,
    finalityDepth,
    fund(address, token, amount) {
      const asset = balanceKey(token, '').trim();
      created.set(asset, (created.get(asset) ?? 0n) + amount);
      genesis = withBalance(genesis, token, address, amount);
      mined = mined.map((entry) => ({
        ...entry,
        after: withBalance(entry.after, token, address, amount),
      }));
    },
    deploy(account, owner) {
      const smart = newSmartState(owner);
      genesis = withSmart(genesis, account, smart);
      mined = mined.map((entry) => ({ ...entry, after: withSmart(entry.after, account, smart) }));
    },
    setVaultPrice(vaultPrice) {
      genesis = { ...genesis, vaultPrice };
      mined = mined.map((entry) => ({ ...entry, after: { ...entry.after, vaultPrice } }));
    },
    call({ from, to, data }) {
      const signed = signSimTransaction({
        chain,
        from,
        to,
        value: 0n,
        data,
        gas: 500_000n,
        maxFeePerGas: WORLD_FEE + 1n,
        maxPriorityFeePerGas: 1n,
        nonce: 0,
      });
      enqueue(signed);
      return signed.hash;
    },
    failOperation: (hash, fails = true) => {
      if (fails) failing.add(hash);
      else failing.delete(hash);
    },
    pay(payment) {
      const signed = sign(payment, payment.nonce ?? nextFree(payment.from), 1n);
      enqueue(signed);
      return signed.hash;
    },
    payForeign(payment) {
      const nonce = payment.nonce ?? nonceOf(state(), payment.from);
      const signed = sign(payment, nonce, 2n);
      enqueue(signed);
      return signed.hash;
    },
    submit(signed) {
      const refused = judge(signed);
      submissions.push({ hash: signed.hash, at: clock.now(), refused });
      if (refused === null && waiting.get(slot(signed.transaction))?.hash !== signed.hash) {
        enqueue(signed);
      }
      return refused;
    },
    drop(hash) {
      for (const [key, entry] of waiting) {
        if (entry.hash !== hash) continue;
        waiting.delete(key);
        lost.set(hash, entry);
        return true;
      }
      return false;
    },
    resurrect(hash) {
      const signed = lost.get(hash);
      if (
        signed === undefined ||
        nonceOf(state(), signed.transaction.from) > signed.transaction.nonce
      )
        return false;
      enqueue(signed);
      return true;
    },
    resurrectAll() {
      for (const hash of [...lost.keys()]) self.resurrect(hash);
    },
    reorg(depth, fate) {
      const keep = Math.max(0, blocks.head() - Math.min(depth, finalityDepth));
      const undone = mined.filter((entry) => entry.blockNumber > keep);
      mined = mined.filter((entry) => entry.blockNumber <= keep);
      blocks.forkFrom(keep + 1);
      if (fate === 'earlier') {
        const again = undone.map((entry) => {
          const firstBlock = entry.firstBlock ?? entry.blockNumber;
          return { ...entry, firstBlock, blockNumber: keep + 1 };
        });
        mined.push(...again);
        return;
      }
      for (const { transaction, raw, hash } of undone) {
        const signed = { transaction, raw, hash };
        if (fate === 'wait' && !waiting.has(slot(transaction))) enqueue(signed);
        else lost.set(hash, signed);
      }
    },
    setBaseFee(fee) {
      baseFee = fee;
      for (const key of [...waiting.keys()]) tryMine(key);
    },
    revertNext: (matches, count = 1) => {
      reverts.push({ matches, left: count });
    },
    baseFee: () => baseFee,
    state,
    stateAt: (number) => mined.findLast((entry) => entry.blockNumber <= number)?.after ?? genesis,
    mined: () => mined,
    waiting: () => [...waiting.values()],
    lost: () => [...lost.values()],
    submissions: () => submissions,
    onMined: (listener) => {
      listeners.push(listener);
    },
    created: () => created,
  };
  return { ...self, port: createChainPort(self, parseSimTransaction) };
}

/** A node takes a replacement only if it raises both prices by at least a tenth. */
function outbids(next: SimTransaction, previous: SimTransaction): boolean {
  return (
    next.maxFeePerGas * 10n >= previous.maxFeePerGas * 11n &&
    next.maxPriorityFeePerGas * 10n >= previous.maxPriorityFeePerGas * 11n
  );
}
