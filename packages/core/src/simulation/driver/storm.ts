import type { SimChain } from '../chain/chain.ts';
import type { FaultPlan } from '../faults/fault.ts';
import { randomPlan } from '../faults/random-plan.ts';
import { ORDER_FAULTS, QUOTE_FAULTS } from '../provider/faults.ts';
import type { SimRandom } from '../random.ts';
import { OWNER, type SimWorld } from '../world.ts';
import { brewEarn, chanceEarnAccident } from './earn-chance.ts';
import { payee } from './inputs.ts';

/** What goes wrong around the program during one schedule. */
export interface Storm {
  readonly plan: FaultPlan;
  /** Ends what would last for ever: fees come down, the signer is there. */
  calm(): void;
}

const FEE = 1_000_000_000n;

/** Sets a storm up by chance: faults at port calls, and the world's own accidents at random times. */
export function brew(world: SimWorld, random: SimRandom, note: (line: string) => void): Storm {
  const accidents = random.int(0, 5);
  const start = world.clock.now();
  for (let accident = 0; accident < accidents; accident += 1) {
    const at = start + random.int(1, random.pick([20, 120, 3_600])) * 1_000;
    const chain = random.pick([world.base, world.arbitrum]);
    const happens = pickAccident(world, chain, random);
    world.clock.at(at, () => note(`${chain.chain}: ${happens()}`));
  }
  for (let order = 0; order < 4; order += 1) {
    world.provider.faultNextQuote(random.oneIn(8) ? random.pick(QUOTE_FAULTS) : null);
    world.provider.faultNextOrder(random.oneIn(3) ? random.pick(ORDER_FAULTS) : null);
  }
  brewEarn(world, random);
  return {
    plan: randomPlan(random, random.pick([5, 15, 40]), random.int(0, 8)),
    calm() {
      world.signer.setAvailable(true);
      world.earn.setAvailable(true);
      world.withoutEndpoint.clear();
      for (const chain of world.chains.values()) chain.setBaseFee(FEE);
    },
  };
}

function pickAccident(world: SimWorld, chain: SimChain, random: SimRandom): () => string {
  switch (random.int(0, 11)) {
    case 0:
    case 1:
      return () => {
        const [first] = chain.waiting();
        return first !== undefined && chain.drop(first.hash) ? `dropped ${first.hash}` : 'nothing';
      };
    case 2: {
      const [depth, fate] = [random.int(1, 10), random.pick(['wait', 'drop'] as const)];
      return () => {
        chain.reorg(depth, fate);
        return `reorg of ${depth}, transactions ${fate}`;
      };
    }
    case 3: {
      const lasts = random.int(10, 600) * 1_000;
      return () => {
        chain.setBaseFee(FEE * 50n);
        world.clock.at(world.clock.now() + lasts, () => chain.setBaseFee(FEE));
        return 'fees rise';
      };
    }
    case 4: {
      const stranger = payee(`foreign ${random.int(0, 1_000_000)}`);
      return () => {
        const hash = chain.payForeign({ from: OWNER, to: stranger, token: null, amount: 1n });
        return `the key is used elsewhere: ${hash}`;
      };
    }
    case 5:
      return () => {
        chain.revertNext(({ from }) => from === OWNER);
        return 'the next payment reverts';
      };
    case 6:
      return () => {
        chain.resurrectAll();
        return 'lost transactions turn up again';
      };
    case 7:
      return () => {
        world.signer.lock();
        return 'screen lock';
      };
    case 9:
    case 10:
    case 11:
      return chanceEarnAccident(world, chain.chain, random);
    default: {
      const lasts = random.int(1, 120) * 1_000;
      return () => {
        world.signer.setAvailable(false);
        world.clock.at(world.clock.now() + lasts, () => world.signer.setAvailable(true));
        return 'the signer is unplugged';
      };
    }
  }
}
