import {
  type AnyDefinition,
  type ChainPort,
  createEngine,
  createProjector,
  createRegistry,
  type Engine,
  type LedgerPort,
  type RandomPort,
  type Registry,
  type SwapWorld,
  sendV1,
  swapV1,
} from '@countinghouse/core';
import { decodeSimPayload } from '@countinghouse/core/simulation';
import type { Outside } from './outside.ts';

/** Every definition a program of today knows; old ones stay while an action of theirs may be open. */
const DEFINITIONS: readonly AnyDefinition<SwapWorld>[] = [sendV1, swapV1];
export const REGISTRY = createRegistry(DEFINITIONS);
export const PROJECTOR = createProjector(REGISTRY);

/** One start of the program: a fresh engine that knows nothing but the ledger. */
export function startEngine(
  outside: Outside,
  ledger: LedgerPort,
  random: RandomPort,
  {
    registry = REGISTRY,
    wrap = (chain) => chain,
  }: {
    readonly registry?: Registry<SwapWorld>;
    readonly wrap?: (chain: ChainPort) => ChainPort;
  } = {},
): Engine {
  const { signer, world } = outside;
  return createEngine({
    registry,
    world: {
      chain(id) {
        const port = outside.port(id);
        return port === undefined ? undefined : wrap(port);
      },
      signer: (account) => (outside.accounts.includes(account) ? signer.port : undefined),
      decode: decodeSimPayload,
      swaps: outside.swaps,
      ownAddresses: async () => outside.accounts,
    },
    ledger,
    clock: world.clock,
    random,
    session: () => signer.session(),
  });
}
