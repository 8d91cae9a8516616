import type { Chain } from '../../chains/chain.ts';
import type { WatchPosition } from '../../chains/watcher.ts';
import type { Clock } from '../../clock.ts';
import { payPool } from './any-input.ts';
import { type Asset, listAssets } from './assets.ts';
import { createBook } from './book.ts';
import { createIssuer } from './deposit-address.ts';
import { confirmDeposits, enterMovements, orphanDeposits } from './deposits.ts';
import { advance, isActive } from './engine.ts';
import { enter, type Order } from './order.ts';
import { checkpoint } from './order-json.ts';
import type { QuoteWorld } from './quote.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { sweep, unswept } from './sweep.ts';

/** The running service: its state, and the two things that drive it. */
export interface OneClick extends QuoteWorld {
  readonly settings: Settings;
  /** Lets every order go as far as it can; returns at once. */
  pump(): void;
  /** Reads new blocks of all chains, then pumps. */
  scan(): Promise<void>;
  /** Resolves when no order is in the middle of something. */
  idle(): Promise<void>;
  /** How many deposit addresses were given out. */
  issued(): number;
  /** How far each chain has been read. */
  positions(): readonly WatchPosition[];
}

/** What a service that was here before knows. */
export interface ServiceMemory {
  readonly orders: (assets: ReadonlyMap<string, Asset>) => readonly Order[];
  readonly issued: number;
  /** In the order of the chains. */
  readonly positions: readonly WatchPosition[];
  /** Called with each new order before anybody is told of it. */
  readonly adding: (order: Order) => void;
}

/** Starts the books of the service over the given chains. `run` keeps addresses of runs apart. */
export function createOneClick(
  chains: readonly Chain[],
  clock: Clock,
  run: number,
  settings: Settings = { ...DEFAULT_SETTINGS },
  onError: (error: unknown) => void = () => {},
  memory?: ServiceMemory,
): OneClick {
  const assets = listAssets(chains);
  const book = createBook(memory?.orders(assets), memory?.adding);
  const issuer = createIssuer(run, memory?.issued);
  const working = new Set<Promise<void>>();

  const step = async (order: Order): Promise<void> => {
    if (order.request.swapType === 'ANY_INPUT') return payPool(clock, assets, order);
    await forgetLostSubmissions(order);
    try {
      await advance(clock, settings, order);
    } catch (error) {
      // Money may have left already, so nothing is tried again: exactly what FAILED is for.
      enter(order, 'FAILED', clock.iso());
      throw error;
    }
    if (settings.sweep) await sweep(clock, run, order);
  };
  const pump = (): void => {
    for (const order of book.orders.values()) {
      if (order.busy !== undefined || !(isActive(order) || (settings.sweep && unswept(order) > 0n)))
        continue;
      order.busy = checkpoint(order);
      const work = step(order)
        .catch(onError)
        .finally(() => {
          order.busy = undefined;
          working.delete(work);
        });
      working.add(work);
    }
  };
  const watchers = chains.map((chain, index) =>
    chain.watch(
      {
        movements: (found) => enterMovements(book, chain, clock, found),
        orphaned: (from) => orphanDeposits(book, chain, from),
        head: (block) => confirmDeposits(book, chain, block, settings.confirmations),
      },
      memory?.positions[index],
    ),
  );
  let scanning: Promise<void> | undefined;
  const scan = (): Promise<void> => {
    scanning ??= Promise.all(watchers.map((watcher) => watcher.read()))
      .then(pump)
      .finally(() => {
        scanning = undefined;
      });
    return scanning;
  };
  return {
    ...{ clock, book, assets, settings, pump, scan, issue: issuer.issue, issued: issuer.count },
    positions: () => watchers.map((watcher) => watcher.position()),
    idle: async () => {
      await scanning?.catch(() => {});
      await Promise.all(working);
    },
  };
}

/** A submitted transaction that left the pool without being included is no longer known. */
async function forgetLostSubmissions(order: Order): Promise<void> {
  const rail = order.origin?.rail;
  if (rail?.kind !== 'local') return;
  for (const hash of order.submitted) {
    const gone = (await rail.chain.rpc('eth_getTransactionByHash', hash)) === null;
    if (gone || order.deposits.some(({ txHash }) => txHash === hash)) order.submitted.delete(hash);
  }
}
