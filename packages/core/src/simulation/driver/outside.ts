import type { ActionRow } from '../../ports/ledger.ts';
import type { SimOrder } from '../provider/order.ts';
import { FRIEND, FRIEND_BITCOIN, type SimWorld } from '../world.ts';
import type { Pursuit } from './errand.ts';

type Note = (line: string) => void;

/** Does what the screen asks for: pays the deposit from a wallet elsewhere, in the person's manner. */
export function depositFromOutside(
  world: SimWorld,
  pursuit: Pursuit,
  row: ActionRow,
  note: Note,
): void {
  const order = orderOf(world, row);
  if (order === undefined || pursuit.deposited > 0) return;
  const { amountIn } = order.quote;
  const late = world.clock.now() >= order.request.deadline;
  switch (pursuit.errand.temper.deposits) {
    case 'never pays':
      return;
    case 'pays late':
      if (late) pay(world, pursuit, order, amountIn, note);
      return;
    case 'pays part':
      pay(world, pursuit, order, amountIn / 2n, note);
      return;
    case 'pays twice':
      pay(world, pursuit, order, amountIn, note);
      pay(world, pursuit, order, amountIn, note);
      return;
    case 'pays':
      pay(world, pursuit, order, amountIn, note);
  }
}

/** Sends what was missing, once, and only in time. */
export function topUp(world: SimWorld, pursuit: Pursuit, row: ActionRow, note: Note): void {
  const order = orderOf(world, row);
  if (order === undefined || pursuit.deposited !== 1) return;
  if (world.clock.now() >= order.request.deadline || !pursuit.errand.temper.approves) return;
  pay(world, pursuit, order, order.quote.amountIn - order.quote.amountIn / 2n, note);
}

/** The order behind an action, found by the deposit address the screen shows. */
export function orderOf(world: SimWorld, row: ActionRow): SimOrder | undefined {
  const address = row.summary.depositAddress;
  return world.provider.orders().find(({ quote }) => quote.depositAddress === address);
}

function pay(world: SimWorld, pursuit: Pursuit, order: SimOrder, amount: bigint, note: Note): void {
  const { blockchain, contract: token } = order.from;
  const chain =
    blockchain === 'btc' ? world.bitcoin : blockchain === 'base' ? world.base : world.arbitrum;
  const from = blockchain === 'btc' ? FRIEND_BITCOIN : FRIEND;
  pursuit.deposited += 1;
  note(`${pursuit.errand.name}: pays ${amount} from outside`);
  chain.pay({ from, to: order.key.depositAddress, token, amount });
}
