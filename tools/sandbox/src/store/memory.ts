import type { Hex } from 'viem';
import type { ChainMemory } from '../chains/chain.ts';
import { orderKey } from '../services/oneclick/book.ts';
import { orderFromJson, orderToJson } from '../services/oneclick/order-json.ts';
import type { OneClick, ServiceMemory } from '../services/oneclick/service.ts';
import type { OneTx, OneTxMemory } from '../services/onetx/service.ts';
import { type Meta, metaFromJson, metaToJson } from './meta.ts';
import { createSaver, type Saver } from './saver.ts';
import { openStore, type Store } from './store.ts';

/** What a sandbox kept in a folder knows of its past, and where it writes its present. */
export interface Memory {
  /** Undefined where the folder is new. */
  readonly meta: Meta | undefined;
  readonly saver: Saver;
  chain(id: number): ChainMemory;
  /** `meta` gives what is to be remembered beside the orders, at the moment it is called. */
  service(meta: () => Meta): ServiceMemory;
  readonly onetx: OneTxMemory;
  /** From here on everything is saved. */
  follow(services: Followed, meta: () => Meta): Promise<void>;
}

/** The services whose books are kept. */
interface Followed {
  readonly oneclick: OneClick;
  readonly onetx: OneTx;
}

/** Opens a folder, for this process alone. Throws a sentence where that cannot be. */
export function openMemory(folder: string): Memory {
  const store = openStore(folder);
  const saver = createSaver(store);
  const meta = store.books === null ? undefined : metaFromJson(store.books.meta);
  return {
    meta,
    saver,
    chain: (id) => chainMemory(store, saver, id, meta),
    service: (current) => ({
      orders: (assets) => (store.books?.orders ?? []).map((text) => orderFromJson(text, assets)),
      issued: meta?.issued ?? 0,
      positions: meta?.positions ?? [],
      adding: (order) => store.order(orderKey(order), orderToJson(order), metaToJson(current())),
    }),
    onetx: {
      records: store.books?.records ?? new Map(),
      write: (key, record) => store.record(key, record),
    },
    follow: ({ oneclick, onetx }, current) =>
      saver.open({
        orders: () =>
          new Map([...oneclick.book.orders].map(([key, order]) => [key, orderToJson(order)])),
        records: () => onetx.book.records(),
        meta: () => metaToJson(current()),
      }),
  };
}

function chainMemory(store: Store, saver: Saver, id: number, meta: Meta | undefined): ChainMemory {
  const saved = store.chains.find((chain) => chain.id === id);
  if (meta !== undefined && saved === undefined) throw new Error(`chain ${id} was not saved`);
  const before =
    saved === undefined || meta === undefined
      ? undefined
      : { state: saved.state, head: saved.head, ahead: Math.ceil(meta.moved / 1_000) };
  return {
    before,
    sent: store.sent
      .filter(({ chain }) => chain === id)
      .map(({ hash, raw, purpose }) => ({ hash: hash as Hex, raw: raw as Hex, purpose })),
    signed: (line) => store.signed({ chain: id, ...line }),
    keeping: (rpc) => saver.keeping(id, rpc),
  };
}
