import {
  type ChainPort,
  type ClockPort,
  err,
  type Instant,
  knownChain,
  ok,
  type Result,
  type SignerPort,
  type SwapProviderPort,
  type SwapWorld,
} from '@countinghouse/core';
import { createOneClickPort, systemWorld } from '@countinghouse/providers';
import { createEvmChain, decodePayload, type EndpointDisagreement } from '@countinghouse/wallet';
import type { BackendConfig, ConfigProblem } from './config.ts';

/** The chains and services a profile may talk to. */
export interface Outside {
  readonly chains: ReadonlyMap<string, ChainPort>;
  readonly swaps: SwapProviderPort;
  /** What the servers of one chain told differently, the newest last; to be shown to the person. */
  disagreements(): readonly ToldDifferently[];
}

/** With the moment it was last noticed. */
export interface ToldDifferently extends EndpointDisagreement {
  readonly at: Instant;
}

const MOST_DISAGREEMENTS = 50;

export function openOutside(
  config: BackendConfig,
  clock: ClockPort,
  onDisagreements: () => void = () => {},
): Result<Outside, ConfigProblem> {
  const { oneclick } = config;
  const swaps = createOneClickPort({
    profile: config.profile,
    baseUrl: oneclick.baseUrl,
    world: systemWorld(),
    ...(oneclick.quoteKey === undefined ? {} : { quoteKey: oneclick.quoteKey }),
    ...(oneclick.apiKey === undefined
      ? {}
      : { credential: { type: 'api-key' as const, token: oneclick.apiKey } }),
  });
  if (!swaps.ok) return err({ code: 'BAD_CONFIG', message: swaps.error.message });
  const told = new Map<string, ToldDifferently>();
  const onDisagreement = (one: EndpointDisagreement): void => {
    const name = `${one.chain} ${one.subject} ${one.about}`;
    const isNew = !told.delete(name);
    told.set(name, { ...one, at: clock.now() });
    const [oldest] = told.keys();
    if (told.size > MOST_DISAGREEMENTS && oldest !== undefined) told.delete(oldest);
    // The same story is told at every look; a screen wants to hear of a new one.
    if (isNew) onDisagreements();
  };
  const chains = new Map(
    config.chains.map(({ id, rpcUrls }) => [
      id,
      createEvmChain({ chain: id, rpcUrls, clock, onDisagreement }),
    ]),
  );
  return ok({ chains, swaps: swaps.value, disagreements: () => [...told.values()] });
}

/**
 * What actions ask the world through. `outside` is asked at each use: endpoints may change while the
 * ledger stays open. Our accounts all belong to the one local signer for now.
 */
export function actionWorld(
  outside: () => Outside,
  signer: SignerPort,
  ownAddresses: () => Promise<readonly string[]>,
): SwapWorld {
  return {
    chain: (id) => outside().chains.get(id),
    signer: () => signer,
    decode: decodePayload,
    get swaps() {
      return outside().swaps;
    },
    ownAddresses,
  };
}

/** A chain's name for people; its id where nobody has named it. */
export function chainName(id: string): string {
  return knownChain(id as `${string}:${string}`)?.name ?? id;
}
