import { simAddress } from '../address.ts';
import type { OrderFault, QuoteFault } from '../provider/faults.ts';
import { BASE, OWNER, type SimWorld } from '../world.ts';
import { EARN_SCENARIOS } from './earn-scenarios.ts';
import { CALM_PERSON, type Errand, type Temper } from './errand.ts';
import { payee, type SwapWish, sendInput, swapErrandOf } from './inputs.ts';
import { type Scenario, scenario, whenWaiting } from './scenario.ts';

function send(native: boolean, temper: Partial<Temper> = {}): Errand {
  const to = payee('scenario');
  const input = sendInput({ chain: BASE, to, native, units: 1_234n });
  const token = typeof input.token === 'string' ? input.token : null;
  const payment = { chain: BASE, to, token };
  return { name: 'send', kind: 'send', input, temper: { ...CALM_PERSON, ...temper }, payment };
}

function swap(changes: Partial<SwapWish> = {}, temper: Partial<Temper> = {}): Errand {
  return swapErrandOf({
    name: 'swap',
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: false,
    temper: { ...CALM_PERSON, ...temper },
    ...changes,
  });
}

const dropFirst = (world: SimWorld): void =>
  whenWaiting(world, () => {
    for (const { hash, transaction } of world.base.waiting()) {
      if (transaction.from === OWNER) world.base.drop(hash);
    }
  });

const dearGas = (world: SimWorld): void => {
  whenWaiting(world, () => world.base.setBaseFee(2_500_000_000n));
  world.clock.at(world.clock.now() + 3_600_000, () => world.base.setBaseFee(1_000_000_000n));
};

/** Gas stays dear for an hour; the deposit is forgotten by the pool when its time is long over. */
const dropLate = (world: SimWorld): void => {
  whenWaiting(world, () => world.base.setBaseFee(50_000_000_000n));
  world.clock.at(world.clock.now() + 20 * 60_000, () => {
    for (const { hash, transaction } of world.base.waiting()) {
      if (transaction.from === OWNER) world.base.drop(hash);
    }
  });
};

const foreign = (world: SimWorld): void =>
  whenWaiting(world, () => {
    world.base.payForeign({ from: OWNER, to: simAddress('elsewhere'), token: null, amount: 1n });
  });

const reorg = (fate: 'wait' | 'drop') => (world: SimWorld) => {
  let done = false;
  world.base.onMined(({ transaction }) => {
    if (transaction.from !== OWNER || done) return;
    done = true;
    world.clock.at(world.clock.now() + 5_000, () => world.base.reorg(8, fate));
  });
};

const order = (fault: OrderFault) => (world: SimWorld) => world.provider.faultNextOrder(fault);
const quote = (fault: QuoteFault) => (world: SimWorld) => world.provider.faultNextQuote(fault);

/** The happy paths of all actions and the unhappy ones that matter most. */
export const SCENARIOS: readonly Scenario[] = [
  scenario('send ether', 'done', send(true)),
  scenario('send a token, clicking twice', 'done', send(false, { doubleClicks: true })),
  scenario('call a send off', 'cancelled', send(false, { approves: false })),
  scenario('send, refused on the device', 'done', send(false), (world) =>
    world.signer.refuseNext(),
  ),
  scenario('send, dropped from the pool', 'done', send(false), dropFirst),
  scenario('send, sped up', 'done', send(false, { impatient: 'speeds up' }), dearGas),
  scenario('send, cancelled on chain', 'cancelled', send(false, { impatient: 'cancels' }), dearGas),
  scenario('send, nonce used elsewhere', 'done', send(false), foreign),
  scenario('send, reorganised', 'done', send(false), reorg('wait')),
  scenario('send, reorganised and dropped', 'done', send(false), reorg('drop')),
  scenario('send, reverted', 'failed', send(false), (world) =>
    world.base.revertNext(({ from }) => from === OWNER),
  ),
  scenario('swap an exact input', 'done', swap()),
  scenario('swap ether', 'done', swap({ origin: 'base ETH' })),
  scenario('swap for an exact output', 'done', swap({ swapType: 'EXACT_OUTPUT' })),
  scenario('swap a flexible input', 'done', swap({ swapType: 'FLEX_INPUT' })),
  scenario('swap to a chain nobody here can read', 'done', swap({ destination: 'btc BTC' })),
  scenario('swap, deposit from outside', 'done', swap({ outside: true })),
  scenario('swap, nothing sent', 'expired', swap({ outside: true }, { deposits: 'never pays' })),
  scenario('swap, refunded', 'refunded', swap(), order('refunded')),
  scenario('swap, failed', 'failed', swap(), order('failed')),
  scenario('swap, stuck', 'needs you', swap(), order('stuck')),
  scenario('swap, success without payout', 'needs you', swap(), order('success-without-payout')),
  scenario('swap, success with refund', 'refunded', swap(), order('success-with-full-refund')),
  scenario(
    'swap for an exact output, the rest returned',
    'done',
    swap({ swapType: 'EXACT_OUTPUT' }),
    order('part-refund'),
  ),
  scenario('swap, paid out less than promised', 'needs you', swap(), order('part-refund')),
  scenario(
    'swap, paid twice from outside',
    'done with part refunded',
    swap({ outside: true }, { deposits: 'pays twice' }),
  ),
  scenario('swap, a stranger takes a fee', 'failed', swap(), quote('stranger-app-fee')),
  scenario('swap, wrong signature', 'failed', swap(), quote('wrong-signature')),
  scenario('swap, deposit dropped', 'done', swap(), dropFirst),
  scenario('swap, deposit dropped after its time', 'cancelled', swap(), dropLate),
  scenario('swap, approved after its time', 'expired', swap({}, { hesitatesMs: 30 * 60_000 })),
  scenario('swap, deposit reorganised', 'done', swap(), reorg('wait')),
  ...EARN_SCENARIOS,
];
