import { createEngine, type Engine } from '../../action/engine.ts';
import type { PlantedBug } from '../../action/planted-bug.ts';
import { type AnyDefinition, createRegistry } from '../../action/registry.ts';
import type { SwapWorld } from '../../action/world.ts';
import type { EarnWorld } from '../../earn/world.ts';
import type { ChainPort } from '../../ports/chain.ts';
import { decodeSimPayload } from '../chain/calldata.ts';
import type { Life } from '../faults/life.ts';
import { decodeSimGrant } from '../grant.ts';
import { OWNER, SAVINGS, type SimWorld } from '../world.ts';

/** What all the actions together ask the world through. */
export type ProgramWorld = SwapWorld & EarnWorld;

/**
 * Starts the program in a world, for one life: a fresh engine that knows only the ledger.
 * `otherChains` stand in for chains of the world, for tests that hold a call back.
 */
export function startProgram(
  world: SimWorld,
  life: Life,
  definitions: readonly AnyDefinition<ProgramWorld>[],
  bug?: PlantedBug,
  otherChains: ReadonlyMap<string, ChainPort> = new Map(),
): Engine {
  const chains = new Map<string, ChainPort>(
    [...world.chains].map(([id, chain]) => [id, life.port('chain', chain.port)]),
  );
  const signer = life.port('signer', world.signer.port);
  const accounts = new Map(
    [...world.smartAccounts].map(([id, port]) => [id, life.port('chain', port)]),
  );
  const isSetUp = (id: string): boolean => !world.withoutEndpoint.has(id);
  const programWorld: ProgramWorld = {
    chain: (id) => (isSetUp(id) ? (otherChains.get(id) ?? chains.get(id)) : undefined),
    signer: (account) => ([OWNER, SAVINGS].includes(account.toLowerCase()) ? signer : undefined),
    decode: decodeSimPayload,
    swaps: life.port('provider', world.provider.port),
    ownAddresses: async () => [OWNER, SAVINGS],
    earn: life.port('earn', world.earn.port),
    smartAccounts: (id) => (isSetUp(id) ? accounts.get(id) : undefined),
    kernel: world.kernel,
    decodeGrant: decodeSimGrant,
  };
  return createEngine({
    registry: createRegistry(definitions),
    world: programWorld,
    ledger: life.port('ledger', world.ledger),
    clock: world.clock,
    random: world.random.fork(),
    session: () => (world.signer.locked() ? null : world.signer.session()),
    ...(bug === undefined ? {} : { bug }),
  });
}
