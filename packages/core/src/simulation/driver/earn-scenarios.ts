import type { EarnOrderFault, GrantFault, WithdrawalFault } from '../earn/faults.ts';
import { SIMULATION_START } from '../time.ts';
import { ARBITRUM, BASE, EARNING, FRIEND, OWNER, type SimWorld } from '../world.ts';
import { type EarnWish, earnErrand } from './earn-inputs.ts';
import { CALM_PERSON, type Temper } from './errand.ts';
import { displace, frontRun } from './front-run.ts';
import { type Scenario, scenario, whenWaiting } from './scenario.ts';

const UNITS = 5_000_000n;
const WEEK_MS = 7 * 24 * 3_600_000;

const buyHere: EarnWish = { kind: 'earn-buy', from: BASE, to: BASE, units: UNITS };
const buyThere: EarnWish = { kind: 'earn-buy', from: BASE, to: ARBITRUM, units: UNITS };
const buyFast: EarnWish = { ...buyThere, fast: true };
const fundThere: EarnWish = { kind: 'fund', chain: ARBITRUM, units: 777n };
const sell: EarnWish = { kind: 'earn-sell', chain: BASE, units: UNITS };
/** So little that the review promises nothing for it. */
const sellDust: EarnWish = { kind: 'earn-sell', chain: BASE, units: 1n };
const withdraw: EarnWish = { kind: 'withdraw', chain: BASE, units: UNITS };
const authorize: EarnWish = {
  kind: 'authorize',
  chain: BASE,
  cap: 100_000_000n,
  until: SIMULATION_START + WEEK_MS,
};
const exit: EarnWish = { kind: 'earn-exit', chain: BASE };
const removal: EarnWish = { kind: 'earn-removal', chain: BASE };

function told(
  name: string,
  ends: string,
  wish: EarnWish,
  arrange?: (world: SimWorld) => void,
  temper: Partial<Temper> = {},
): Scenario {
  return scenario(name, ends, earnErrand(name, wish, { ...CALM_PERSON, ...temper }), arrange);
}

const order = (fault: EarnOrderFault) => (world: SimWorld) => world.earn.faultNextOrder(fault);
const taking = (fault: WithdrawalFault) => (world: SimWorld) =>
  world.earn.faultNextWithdrawal(fault);
const granting = (fault: GrantFault) => (world: SimWorld) => world.earn.faultNextGrant(fault);
const off = (world: SimWorld): void => world.earn.setAvailable(false);

/** The operation's block is taken back; its transaction waits again. */
const reorg = (world: SimWorld): void => {
  let done = false;
  world.base.onMined(({ operations }) => {
    if (operations.length === 0 || done) return;
    done = true;
    world.clock.at(world.clock.now() + 5_000, () => world.base.reorg(8, 'wait'));
  });
};

/** As that, and it is in an earlier block than the head was when it was signed. */
const reorgBelow = (world: SimWorld): void => {
  let done = false;
  world.base.onMined(({ operations }) => {
    if (operations.length === 0 || done) return;
    done = true;
    world.clock.at(world.clock.now() + 5_000, () => world.base.reorg(11, 'earlier'));
  });
};

/** The operation fails, and its block is taken back; the second time it goes through. */
const failedOnce = (world: SimWorld): void => {
  let done = false;
  world.earn.faultNextOrder('reverts');
  world.base.onMined(({ operations: [operation] }) => {
    if (operation === undefined || done) return;
    done = true;
    world.clock.at(world.clock.now() + 9_000, () => {
      world.base.failOperation(operation.hash, false);
      world.base.reorg(9, 'wait');
    });
  });
};

/** Success is told, and the block is taken back; the second time the operation fails. */
const succeededOnce = (world: SimWorld): void => {
  let done = false;
  world.base.onMined(({ operations: [operation] }) => {
    if (operation === undefined || done) return;
    done = true;
    world.clock.at(world.clock.now() + 9_000, () => {
      world.base.failOperation(operation.hash);
      world.base.reorg(9, 'wait');
    });
  });
};

/** The service takes the order and is never heard of again. */
const silentOnceTaken = (world: SimWorld): void => {
  const look = (): void => {
    if (world.earn.actions().length > 0) off(world);
    else world.clock.at(world.clock.now() + 100, look);
  };
  look();
};

const takenAndSilent = (fault: EarnOrderFault) => (world: SimWorld) => {
  world.earn.faultNextOrder(fault);
  silentOnceTaken(world);
};

/** The network forgets the operation; it turns up again once everybody has given it up. */
const forgotten = (world: SimWorld): void => {
  const drop = (): void => {
    for (const { hash, transaction } of world.base.waiting()) {
      if (transaction.data.startsWith('0x765e827f')) world.base.drop(hash);
    }
  };
  for (let second = 1; second < 300; second += 1) {
    world.clock.at(world.clock.now() + second * 1_000, drop);
  }
};

const dearGas = (world: SimWorld): void => {
  whenWaiting(world, () => world.base.setBaseFee(2_500_000_000n));
  world.clock.at(world.clock.now() + 3_600_000, () => world.base.setBaseFee(1_000_000_000n));
};

const failing = (world: SimWorld): void => {
  // Nothing is left of what the operation wants to move when it is carried out.
  whenWaiting(world, () => {
    const [first] = world.base.waiting();
    if (first !== undefined) world.base.revertNext(({ from }) => from === OWNER);
  });
};

/** The owner's transaction waits, and what it holds is carried out by somebody else's. */
const overtaken = (world: SimWorld): void => {
  dearGas(world);
  whenWaiting(world, () => frontRun(world.base));
};

/** What the person called off is carried out all the same, by somebody who kept it. */
const carriedOutAfterwards = (world: SimWorld): void => {
  dearGas(world);
  sendingOnceMined(world, () => frontRun(world.base));
};

const displacedAfterwards = (world: SimWorld): void => {
  failing(world);
  sendingOnceMined(world, () => displace(world.base));
};

function sendingOnceMined(world: SimWorld, send: () => void): void {
  let done = false;
  world.base.onMined(({ transaction }) => {
    if (done || transaction.from !== OWNER) return;
    done = true;
    world.clock.at(world.clock.now() + 120_000, send);
  });
}

const cheaperVault = (world: SimWorld): void =>
  whenWaiting(world, () => world.base.setVaultPrice(9_000n));

/** What is done with an earning account, and the ways it goes wrong that matter most. */
export const EARN_SCENARIOS: readonly Scenario[] = [
  told('fund the earning account', 'done', { kind: 'fund', chain: BASE, units: 777n }),
  told('fund, an account that obeys somebody else', 'cancelled', fundThere, (world) =>
    world.arbitrum.deploy(EARNING, FRIEND),
  ),
  told('authorize', 'done', authorize),
  told('authorize, clicking twice', 'done', authorize, undefined, { doubleClicks: true }),
  told('authorize, called off', 'cancelled', authorize, undefined, { approves: false }),
  told('authorize, refused at once', 'failed', authorize, granting('prepare-refused')),
  told('authorize, unreadable', 'failed', authorize, granting('unreadable')),
  told('authorize, of another account', 'failed', authorize, granting('other-account')),
  told('authorize, another account named', 'failed', authorize, granting('names-other-account')),
  told('authorize, grants told as one', 'done', authorize, (world) =>
    world.earn.tellGrantsTogether(true),
  ),
  told('authorize, signature refused', 'failed', authorize, granting('refused')),
  told('authorize, never shown', 'needs you', authorize, granting('not-shown')),
  told('authorize, never shown, given up', 'failed', authorize, granting('not-shown'), {
    stuck: 'gives up',
  }),
  told('revoke', 'done', { kind: 'revoke', chain: null }),
  told('buy', 'done', buyHere),
  told('buy, called off', 'cancelled', buyHere, undefined, { approves: false }),
  told('buy, refused', 'failed', buyHere, order('refused')),
  told('buy, without a right', 'cancelled', buyHere, (world) => world.earn.expireGrants(OWNER)),
  told('buy, an error and nothing begun', 'needs you', buyHere, order('error-nothing-begun')),
  told('buy, an error but begun', 'done', buyHere, order('error-but-begun')),
  told('buy, an error but begun, and refused again', 'done', buyHere, order('begun-then-refused'), {
    retries: true,
  }),
  told('buy, an error, and failed unheard', 'needs you', buyHere, order('begun-then-failed')),
  told('buy, refused and tried again', 'done', buyHere, order('refused'), { retries: true }),
  told('buy, never sent', 'needs you', buyHere, order('never-sent')),
  told('buy, failed unsent', 'needs you', buyHere, order('failed-unsent')),
  told('buy, failed unsent, given up', 'expired', buyHere, order('failed-unsent'), {
    stuck: 'gives up',
  }),
  told('buy, failed, sent later', 'needs you', buyHere, order('failed-sent-late'), {
    retries: true,
  }),
  told(
    'buy, failed without a name, sent later',
    'needs you',
    buyHere,
    order('failed-sent-late-unnamed'),
  ),
  told('buy, failed and tried again', 'done', buyHere, order('reverts'), { retries: true }),
  told('buy, reverted', 'failed', buyHere, order('reverts')),
  told('buy, reverted and reorganised', 'done', buyHere, failedOnce, { retries: true }),
  told('buy, failed and sent again by 1tx', 'done', buyHere, order('sent-again')),
  told('buy, a success taken back', 'failed', buyHere, succeededOnce),
  told('buy, a success taken back and tried again', 'done', buyHere, succeededOnce, {
    retries: true,
  }),
  told('buy, taken and never heard of again', 'done', buyHere, silentOnceTaken),
  told('buy, never sent nor heard of', 'needs you', buyHere, takenAndSilent('never-sent')),
  told('buy, sent late', 'done', buyHere, order('sent-late')),
  told('buy, called failed but happened', 'done', buyHere, order('failed-but-happened')),
  told('buy, called failed without a name', 'done', buyHere, order('failed-but-happened-unnamed')),
  told('buy, success too early', 'done', buyHere, order('success-early')),
  told('buy, success without arrival', 'needs you', buyHere, order('success-without-arrival')),
  told('buy, nothing named', 'needs you', buyHere, order('names-nothing')),
  told('buy, nothing named for long', 'done', buyHere, order('names-late')),
  told('buy, named in capitals', 'done', buyHere, order('names-in-capitals')),
  told('buy, another operation named', 'done', buyHere, order('renamed')),
  told('buy, another order named', 'needs you', buyHere, order('names-another-order')),
  told('buy, with a fee', 'done', buyHere, order('takes-fee')),
  told('buy, little given', 'done', buyHere, order('gives-little')),
  told('buy, nothing given', 'needs you', buyHere, order('gives-nothing')),
  told('buy, nothing given, given up', 'failed', buyHere, order('gives-nothing'), {
    stuck: 'gives up',
  }),
  told('buy, more taken', 'needs you', buyHere, order('takes-more')),
  told('buy, more taken, given up', 'failed', buyHere, order('takes-more'), { stuck: 'gives up' }),
  told('buy, unknown words', 'done', buyHere, order('unknown-words')),
  told('buy, reorganised', 'done', buyHere, reorg),
  told('buy on another chain', 'done', buyThere),
  told('buy on another chain, fast', 'done', buyFast),
  told('buy on another chain, deposit fails', 'refunded', buyThere, order('deposit-fails')),
  told(
    'buy on another chain, deposit called failed',
    'refunded',
    buyFast,
    order('deposit-fails-and-said'),
  ),
  told('buy on another chain, relay fails', 'done', buyFast, order('relay-fails')),
  told(
    'buy on another chain, relay goes on by itself',
    'done',
    buyFast,
    order('relay-restart-refused'),
  ),
  told('buy on another chain, relay stuck', 'needs you', buyFast, order('relay-stuck')),
  told('buy on another chain, little given', 'done', buyThere, order('gives-little')),
  told('buy on another chain, more taken', 'needs you', buyFast, order('takes-more')),
  told('buy on another chain, reverted', 'failed', buyFast, order('reverts')),
  told('buy on another chain, unknown words', 'done', buyFast, order('unknown-words')),
  told('sell', 'done', sell),
  told('sell, nothing given', 'needs you', sell, order('gives-nothing')),
  told('sell next to nothing, and get nothing', 'done', sellDust, order('gives-nothing')),
  told('sell, more taken', 'needs you', sell, order('takes-more')),
  told('sell, reverted', 'failed', sell, order('reverts')),
  told('withdraw', 'done', withdraw),
  told('withdraw, clicking twice', 'done', withdraw, undefined, { doubleClicks: true }),
  told('withdraw, called off', 'cancelled', withdraw, undefined, { approves: false }),
  told('withdraw, refused on the device', 'done', withdraw, (world) => world.signer.refuseNext()),
  told('withdraw, refused at once', 'failed', withdraw, taking('prepare-refused')),
  told('withdraw, signature refused', 'needs you', withdraw, taking('refused')),
  told('withdraw, refused but taken', 'done', withdraw, taking('refused-but-taken')),
  told('withdraw, never sent', 'needs you', withdraw, taking('never-sent')),
  told('withdraw, never sent, given up', 'expired', withdraw, taking('never-sent'), {
    stuck: 'gives up',
  }),
  told('withdraw, sent late', 'needs you', withdraw, taking('sent-late')),
  told('withdraw, reverted', 'failed', withdraw, taking('reverts')),
  told('withdraw, another operation named', 'done', withdraw, taking('names-another')),
  told('withdraw, no operation named', 'done', withdraw, taking('names-none')),
  told('withdraw, half of it paid', 'needs you', withdraw, taking('pays-half')),
  told('withdraw, paid and more taken', 'needs you', withdraw, taking('pays-and-takes')),
  told('withdraw, paid and more allowed', 'needs you', withdraw, taking('pays-and-approves')),
  told('withdraw, paid and unreadable', 'needs you', withdraw, taking('sent-unreadably')),
  told('withdraw, paid and unreadable, given up', 'done', withdraw, taking('sent-unreadably'), {
    stuck: 'gives up',
  }),
  told('withdraw, a right in truth', 'needs you', withdraw, taking('is-a-right')),
  told('withdraw, called failed but happened', 'done', withdraw, taking('failed-but-happened')),
  told('withdraw, prepared elsewhere', 'needs you', withdraw, taking('prepared-elsewhere'), {
    hesitatesMs: 5_000,
  }),
  told('withdraw, displaced', 'failed', withdraw, taking('displaced')),
  told('withdraw, reorganised', 'done', withdraw, reorg),
  told('withdraw, reorganised below its signing', 'done', withdraw, reorgBelow, {
    hesitatesMs: 60_000,
  }),
  told('withdraw, forgotten by the network', 'needs you', withdraw, forgotten),
  told('exit', 'done', exit),
  told('exit, the service switched off', 'done', exit, off),
  told('exit from an account that is not there yet', 'done', { ...exit, chain: ARBITRUM }, off),
  told('exit, the vault pays less than was shown', 'done', exit, cheaperVault),
  told('exit, carried out by somebody else', 'done', exit, overtaken),
  told('exit, reverted', 'needs you', exit, failing),
  told('exit, reverted, given up', 'expired', exit, failing, { stuck: 'gives up' }),
  told('exit, reverted and displaced', 'failed', exit, displacedAfterwards),
  told('exit, sped up', 'done', exit, dearGas, { impatient: 'speeds up' }),
  told('exit, cancelled on chain', 'needs you', exit, dearGas, { impatient: 'cancels' }),
  told('exit, cancelled on chain, and carried out', 'done', exit, carriedOutAfterwards, {
    impatient: 'cancels',
  }),
  told('exit, reorganised', 'done', exit, reorg),
  told('removal', 'done', removal),
  told('removal, the service switched off', 'done', removal, off),
  told('removal, carried out by somebody else', 'done', removal, overtaken),
  told('removal on an account that is not there yet', 'done', { ...removal, chain: ARBITRUM }, off),
];
