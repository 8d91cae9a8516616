import { EARN_ORDER_FAULTS, GRANT_FAULTS, WITHDRAWAL_FAULTS } from '../earn/faults.ts';
import type { SimRandom } from '../random.ts';
import { SIMULATION_START } from '../time.ts';
import { ARBITRUM, BASE, OWNER, type SimWorld } from '../world.ts';
import { type EarnWish, earnErrand } from './earn-inputs.ts';
import type { Errand, Temper } from './errand.ts';
import { frontRun } from './front-run.ts';

const HOUR_MS = 3_600_000;

/** Something a person might want of their earning account. */
export function chanceErrand(random: SimRandom, index: number, temper: Temper): Errand {
  const wish = chanceWish(random);
  return earnErrand(`${wish.kind} ${index}`, wish, temper);
}

function chanceWish(random: SimRandom): EarnWish {
  const chain = random.pick([BASE, BASE, ARBITRUM] as const);
  const other = chain === BASE ? ARBITRUM : BASE;
  // Mostly little of what is there, sometimes so much that two do not fit.
  const units = BigInt(random.oneIn(6) ? random.int(6, 11) * 1_000_000_000 : random.int(2, 9_999));
  switch (random.int(0, 15)) {
    case 0:
    case 1:
      return { kind: 'fund', chain, units: BigInt(random.int(1, 1_000_000_000)) };
    case 2:
      return {
        kind: 'authorize',
        chain,
        cap: BigInt(random.int(1, 1_000_000)) * 1_000_000n,
        until: SIMULATION_START + random.pick([1, 24, 24 * 7]) * HOUR_MS,
      };
    case 3:
      return { kind: 'revoke', chain: random.pick([chain, null]) };
    case 4:
    case 5:
    case 6:
      return { kind: 'earn-buy', from: chain, to: chain, units };
    case 7:
    case 8:
      return { kind: 'earn-buy', from: chain, to: other, units, fast: random.oneIn(2) };
    case 9:
    case 10:
      return { kind: 'earn-sell', chain, units };
    case 11:
    case 12:
    case 13:
      return { kind: 'withdraw', chain, units, besideAnother: random.oneIn(3) };
    case 14:
      return { kind: 'earn-exit', chain };
    default:
      return { kind: 'earn-removal', chain };
  }
}

/** What the yield service does wrong with the orders, withdrawals and grants to come. */
export function brewEarn(world: SimWorld, random: SimRandom): void {
  if (random.oneIn(4)) world.earn.bundleOrders();
  for (let next = 0; next < 4; next += 1) {
    world.earn.faultNextOrder(random.oneIn(3) ? random.pick(EARN_ORDER_FAULTS) : null);
    world.earn.faultNextWithdrawal(random.oneIn(3) ? random.pick(WITHDRAWAL_FAULTS) : null);
    world.earn.faultNextGrant(random.oneIn(4) ? random.pick(GRANT_FAULTS) : null);
  }
}

/** An accident of the yield service or of the owner's key, and what is noted about it. */
export function chanceEarnAccident(
  world: SimWorld,
  chain: string,
  random: SimRandom,
): () => string {
  switch (random.int(0, 5)) {
    case 0: {
      const lasts = random.int(1, 3_600) * 1_000;
      return () => {
        world.earn.setAvailable(false);
        world.clock.at(world.clock.now() + lasts, () => world.earn.setAvailable(true));
        return 'the yield service is switched off';
      };
    }
    case 1:
      return () => {
        world.earn.expireGrants(OWNER);
        return 'every grant ends';
      };
    case 2:
      return () => {
        world.earn.prepareElsewhere(OWNER, chain);
        return 'another program prepares a withdrawal';
      };
    case 3: {
      const lasts = random.int(1, 3 * 3_600) * 1_000;
      return () => {
        world.withoutEndpoint.add(chain);
        world.clock.at(world.clock.now() + lasts, () => world.withoutEndpoint.delete(chain));
        return 'the endpoint is removed for a while';
      };
    }
    case 4: {
      const watched = world.chains.get(chain);
      return () =>
        watched !== undefined && frontRun(watched)
          ? 'somebody sends the operation that waits'
          : 'nothing';
    }
    default: {
      const stuck = world.chains.get(chain);
      return () => {
        const [first] = stuck?.waiting().filter(({ transaction }) => transaction.nonce === 0) ?? [];
        return first !== undefined && stuck?.drop(first.hash) === true
          ? `forgot ${first.hash}`
          : 'nothing';
      };
    }
  }
}
