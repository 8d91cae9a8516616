import type { Behaviour } from './behaviour.ts';
import type { Distortion } from './distortion.ts';
import type { Order } from './order.ts';

/** Things to be applied to the next N of something. */
interface Queue<T> {
  add(item: T, count: number): void;
  /** What applies to this one; uses it up by one. */
  take(): T | undefined;
  clear(): void;
}

function createQueue<T>(): Queue<T> {
  let items: { readonly item: T; left: number }[] = [];
  return {
    add: (item, count) => {
      items.push({ item, left: count });
    },
    take: () => {
      const first = items[0];
      if (first === undefined) return undefined;
      first.left -= 1;
      items = items.filter(({ left }) => left > 0);
      return first.item;
    },
    clear: () => {
      items = [];
    },
  };
}

/** All real quotes, found by address and memo. */
export interface Book {
  readonly orders: ReadonlyMap<string, Order>;
  readonly nextDistortions: Queue<Distortion>;
  readonly nextBehaviours: Queue<Behaviour>;
  add(order: Order): void;
  find(depositAddress: string, memo: string | undefined): Order | undefined;
  /** Whether the address was ever issued, with whatever memo. */
  issued(depositAddress: string): boolean;
}

/** Only 0x-addresses are compared without case; base58 is case-sensitive. */
const normal = (address: string): string =>
  /^0x[0-9a-fA-F]+$/.test(address) ? address.toLowerCase() : address;
const keyOf = (address: string, memo: string | undefined): string =>
  `${normal(address)} ${memo ?? ''}`;

/** What an order is found by. */
export const orderKey = (order: Pick<Order, 'depositAddress' | 'memo'>): string =>
  keyOf(order.depositAddress, order.memo);

/** `adding` hears of each new order before anybody is told of it. */
export function createBook(
  before: readonly Order[] = [],
  adding: (order: Order) => void = () => {},
): Book {
  const orders = new Map<string, Order>();
  const addresses = new Set<string>();
  const enter = (order: Order): void => {
    orders.set(orderKey(order), order);
    addresses.add(normal(order.depositAddress));
  };
  for (const order of before) enter(order);
  return {
    orders,
    nextDistortions: createQueue(),
    nextBehaviours: createQueue(),
    add: (order) => {
      adding(order);
      enter(order);
    },
    find: (address, memo) => orders.get(keyOf(address, memo)),
    issued: (address) => addresses.has(normal(address)),
  };
}
