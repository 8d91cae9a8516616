import type { Balances } from '../../contract/accounts.ts';
import type { Failure } from '../../contract/result.ts';
import { amountOf } from '../amounts.ts';
import { ofThrown } from '../failures.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import { pricesNow } from '../swap/token-list.ts';
import { coinOf, type HeldAsset, listedAssets, touchedAssets } from './known-assets.ts';
import { type ReadBalance, readChain, type Wanted } from './read-chain.ts';
import { accounts } from './record.ts';

/** Calls back once after a while, unless called off before. */
export type After = (milliseconds: number, callback: () => void) => () => void;

/** What our accounts hold, as last read. */
export interface BalanceBook {
  now(): Balances;
  /** Reads everything anew, tokens that nobody here has ever held among them. */
  refresh(): Promise<void>;
  /** As long as somebody watches, balances are read again by themselves. Answers how to stop. */
  watch(tell: () => void): () => void;
}

/** While somebody watches: what is held, and what was ever paid or got, is read this often. */
const EVERY_MS = 15_000;
/** Every listed token on every chain is asked for far more seldom: most are never held. */
const ALL_EVERY_MS = 5 * 60_000;
/** After an append; several appends in a row cost one reading. */
const SOON_MS = 500;
const NEWEST_ACTIONS = 200;

/** Reads and remembers balances. What cannot be read keeps its last value, with its time. */
export function createBalanceBook(house: OpenHouse, after: After = systemAfter): BalanceBook {
  const held = new Map<string, ReadBalance>();
  const touched = new Map<string, HeldAsset>();
  const troubles = new Map<string, Failure>();
  const watchers = new Set<() => void>();
  let own: readonly string[] = [];
  let reading: Promise<void> | null = null;
  let again: 'all' | 'held' | null = null;
  let allReadAt: number | null = null;
  let readAt = 0;
  let dueAt = Number.POSITIVE_INFINITY;
  let stopWaiting = () => {};
  let forgetAppends = () => {};

  const keyOf = (account: string, { asset }: HeldAsset) => `${account} ${asset}`;
  const tellAll = () => {
    for (const tell of [...watchers]) tell();
  };

  /** One reading at a time; a wish that comes meanwhile is granted right after it. */
  function read(what: 'all' | 'held'): Promise<void> {
    if (reading !== null) {
      again = again === 'all' ? 'all' : what;
      return reading;
    }
    reading = readOnce(what).finally(() => {
      reading = null;
      tellAll();
    });
    tellAll();
    return reading;
  }

  async function readOnce(first: 'all' | 'held'): Promise<void> {
    for (let what: 'all' | 'held' | null = first; what !== null; ) {
      again = null;
      await readChains(what);
      readAt = house.clock.now();
      if (what === 'all') allReadAt = readAt;
      what = again;
    }
  }

  async function readChains(what: 'all' | 'held'): Promise<void> {
    own = (await accounts(house.ledger)).map(({ address }) => address);
    for (const asset of await touchedAssets(house, NEWEST_ACTIONS)) touched.set(asset.asset, asset);
    const listed = what === 'all' ? await listedAssets(house) : [];
    await Promise.all(
      [...house.outside.chains.values()].map(async (chain) => {
        const trouble = await readChain(chain, wantedOn(chain.chain, listed), {
          now: () => house.clock.now(),
          found: (balance) => held.set(keyOf(balance.account, balance.asset), balance),
        });
        if (trouble === null) troubles.delete(chain.chain);
        else troubles.set(chain.chain, trouble);
      }),
    );
  }

  /** The coin first: it is what a person looks for, and it tells whether the chain answers. */
  function wantedOn(chain: string, listed: readonly HeldAsset[]): readonly Wanted[] {
    const assets = new Map([[coinOf(chain).asset, coinOf(chain)]]);
    for (const asset of [...touched.values(), ...listed]) {
      if (asset.chain === chain && !assets.has(asset.asset)) assets.set(asset.asset, asset);
    }
    const forAll = own.flatMap((account) =>
      [...assets.values()].map((asset): Wanted => ({ account, asset })),
    );
    const alsoHeld = [...held.values()].filter(
      ({ account, asset, units }) =>
        asset.chain === chain && units > 0n && own.includes(account) && !assets.has(asset.asset),
    );
    return [...forAll, ...alsoHeld];
  }

  function now(): Balances {
    const prices = pricesNow(house);
    const chains = [...house.outside.chains.keys()];
    const list = chains.flatMap((chain) =>
      own.flatMap((account) =>
        shownOn(chain, account).map((asset) => {
          const known = held.get(keyOf(account, asset));
          return {
            account,
            chain: namedChain(chain),
            amount: amountOf(asset, known?.units ?? 0n, prices.get(asset.asset) ?? null),
            at: known?.at ?? null,
          };
        }),
      ),
    );
    return {
      at: readAt,
      reading: reading !== null,
      list,
      troubles: chains.flatMap((chain) => {
        const failure = troubles.get(chain);
        return failure === undefined ? [] : [{ chain: namedChain(chain), failure }];
      }),
    };
  }

  /** The coin, whatever there is of it; tokens that are held, or that the person has dealt in. */
  function shownOn(chain: string, account: string): readonly HeldAsset[] {
    const coin = coinOf(chain);
    const tokens = new Map<string, HeldAsset>();
    for (const { account: holder, asset, units } of held.values()) {
      const shown = units > 0n || touched.has(asset.asset);
      if (holder === account && asset.chain === chain && shown) tokens.set(asset.asset, asset);
    }
    tokens.delete(coin.asset);
    return [coin, ...[...tokens.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1))];
  }

  /** The earlier of two moments counts: appends that follow each other put nothing off. */
  function wait(milliseconds: number): void {
    const due = performance.now() + milliseconds;
    if (due >= dueAt) return;
    stopWaiting();
    dueAt = due;
    stopWaiting = after(milliseconds, () => {
      dueAt = Number.POSITIVE_INFINITY;
      const overdue = allReadAt === null || house.clock.now() - allReadAt >= ALL_EVERY_MS;
      read(overdue ? 'all' : 'held')
        .then(() => {
          if (watchers.size > 0) wait(EVERY_MS);
        })
        .catch(unlessClosed);
    });
  }

  return {
    now,
    refresh: () => read('all'),
    watch(tell) {
      watchers.add(tell);
      if (watchers.size === 1) {
        forgetAppends = house.onAppend(() => wait(SOON_MS));
        wait(0);
      }
      return () => {
        watchers.delete(tell);
        if (watchers.size > 0) return;
        forgetAppends();
        stopWaiting();
        dueAt = Number.POSITIVE_INFINITY;
      };
    },
  };
}

/** Does not keep the process alive. */
const systemAfter: After = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

/** The ledger may close while something is still being read in the background; nothing else may fail. */
function unlessClosed(error: unknown): void {
  if (ofThrown(error) === null) throw error;
}

/** Reads everything anew without making anybody wait for it. */
export function refreshSoon(house: OpenHouse): void {
  balanceBook(house).refresh().catch(unlessClosed);
}

const books = new WeakMap<OpenHouse, BalanceBook>();

/** The one book of a house. */
export function balanceBook(house: OpenHouse): BalanceBook {
  const book = books.get(house) ?? createBalanceBook(house);
  books.set(house, book);
  return book;
}
