import { createEngine, type Engine } from '../../action/engine.ts';
import type { PlantedBug } from '../../action/planted-bug.ts';
import { type AnyDefinition, createRegistry } from '../../action/registry.ts';
import type { SwapWorld } from '../../action/world.ts';
import type { ChainPort } from '../../ports/chain.ts';
import { decodeSimPayload } from '../chain/calldata.ts';
import type { Life } from '../faults/life.ts';
import { OWNER, SAVINGS, type SimWorld } from '../world.ts';

/**
 * Starts the program in a world, for one life: a fresh engine that knows only the ledger.
 * `otherChains` stand in for chains of the world, for tests that hold a call back.
 */
export function startProgram(
  world: SimWorld,
  life: Life,
  definitions: readonly AnyDefinition<SwapWorld>[],
  bug?: PlantedBug,
  otherChains: ReadonlyMap<string, ChainPort> = new Map(),
): Engine {
  const chains = new Map<string, ChainPort>(
    [...world.chains].map(([id, chain]) => [id, life.port('chain', chain.port)]),
  );
  const signer = life.port('signer', world.signer.port);
  const swapWorld: SwapWorld = {
    chain: (id) => otherChains.get(id) ?? chains.get(id),
    signer: (account) => ([OWNER, SAVINGS].includes(account.toLowerCase()) ? signer : undefined),
    decode: decodeSimPayload,
    swaps: life.port('provider', world.provider.port),
    ownAddresses: async () => [OWNER, SAVINGS],
  };
  return createEngine({
    registry: createRegistry(definitions),
    world: swapWorld,
    ledger: life.port('ledger', world.ledger),
    clock: world.clock,
    random: world.random.fork(),
    session: () => (world.signer.locked() ? null : world.signer.session()),
    ...(bug === undefined ? {} : { bug }),
  });
}
