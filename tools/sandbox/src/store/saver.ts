import { type Hex, hexToNumber } from 'viem';
import { z } from 'zod';
import { createLane } from '../chains/lane.ts';
import type { Keeping } from '../chains/miner.ts';
import type { Rpc } from '../chains/rpc.ts';
import type { SavedChain, Store } from './store.ts';

/** The books of the services, as they are at this moment. */
export interface Books {
  /** JSON of each order by its key. */
  orders(): ReadonlyMap<string, string>;
  /** JSON of each record of 1tx by its key. */
  records(): ReadonlyMap<string, string>;
  meta(): string;
}

/**
 * Writes down what happens. A block with transactions is written before the next one is made, so that
 * nothing a client saw become final is ever lost; empty ones now and then, for they are made anew.
 */
export interface Saver {
  keeping(chain: number, rpc: Rpc): Keeping;
  /** From here on there is something to save; saves all of it. */
  open(books: Books): Promise<void>;
  /** Saves what has changed in the books. */
  tick(): Promise<void>;
  /** Writes nothing any more: what it would see is the end of something, not its state. */
  freeze(): void;
  /** Saves everything a last time. May be called twice. */
  close(): Promise<void>;
}

const EMPTY_SAVE_MS = 60_000;
/** After this many empty blocks a chain rests, and makes one only this often. */
const BUSY_BLOCKS = 30;
const REST_MS = 10_000;

const Quantity = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const Block = z.object({ number: Quantity, transactions: z.array(z.unknown()) });
const Pool = z.object({ pending: Quantity });

interface Kept {
  readonly rpc: Rpc;
  empty: number;
  minedAt: number;
  savedAt: number;
}

export function createSaver(store: Store, now: () => number = Date.now): Saver {
  const lane = createLane();
  const chains = new Map<number, Kept>();
  const written = { orders: new Map<string, string>(), records: new Map<string, string>() };
  let writtenMeta = '';
  let books: Books | undefined;
  let frozen = false;
  let closed = false;

  const dump = async (id: number): Promise<SavedChain> => {
    const kept = chains.get(id);
    if (kept === undefined) throw new Error(`no chain ${id} here`);
    const head = hexToNumber(Quantity.parse(await kept.rpc('eth_blockNumber')));
    const state = Quantity.parse(await kept.rpc('anvil_dumpState'));
    kept.savedAt = now();
    return { id, head, state: Buffer.from(state.slice(2), 'hex') };
  };

  /** The books are taken after the chains, in one go: they never speak of a block that is not there. */
  const commit = (chains: readonly SavedChain[]): void => {
    if (books === undefined || frozen) return;
    const orders = changedIn(written.orders, books.orders());
    const records = changedIn(written.records, books.records());
    const meta = books.meta();
    if (chains.length + orders.size + records.size === 0 && meta === writtenMeta) return;
    store.save({ chains, orders, records, meta });
    for (const [key, order] of orders) written.orders.set(key, order);
    for (const [key, record] of records) written.records.set(key, record);
    writtenMeta = meta;
  };

  const saveAll = async (): Promise<void> => {
    const dumps: SavedChain[] = [];
    for (const id of chains.keys()) dumps.push(await dump(id));
    commit(dumps);
  };

  return {
    keeping: (id, rpc) => {
      const kept: Kept = { rpc, empty: 0, minedAt: 0, savedAt: 0 };
      chains.set(id, kept);
      return {
        lane,
        mined: async () => {
          if (books === undefined || frozen) return;
          const block = Block.parse(await rpc('eth_getBlockByNumber', 'latest', false));
          store.head(id, hexToNumber(block.number));
          kept.minedAt = now();
          const empty = block.transactions.length === 0;
          kept.empty = empty ? kept.empty + 1 : 0;
          if (!empty || now() - kept.savedAt > EMPTY_SAVE_MS) commit([await dump(id)]);
        },
        mayRest: async () =>
          kept.empty > BUSY_BLOCKS &&
          now() - kept.minedAt < REST_MS &&
          hexToNumber(Pool.parse(await rpc('txpool_status')).pending) === 0,
      };
    },
    open: (now) => {
      books = now;
      return lane(saveAll);
    },
    tick: () => lane(async () => commit([])),
    freeze: () => {
      frozen = true;
    },
    close: () =>
      lane(async () => {
        if (closed) return;
        closed = true;
        try {
          if (!frozen) await saveAll();
        } finally {
          frozen = true;
          store.close();
        }
      }),
  };
}

const changedIn = (
  written: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> =>
  new Map([...now].filter(([key, text]) => written.get(key) !== text));
