import {
  type ChainPort,
  type ClockPort,
  type EarnProviderPort,
  type EarnWorld,
  err,
  type Instant,
  knownChain,
  ok,
  type Result,
  type SignerPort,
  type SmartAccountPort,
  type SwapProviderPort,
  type SwapWorld,
} from '@countinghouse/core';
import { createOneClickPort, createOneTxPort, systemWorld } from '@countinghouse/providers';
import {
  createEvmChain,
  decodeGrant,
  decodePayload,
  type EndpointDisagreement,
  kernel,
} from '@countinghouse/wallet';
import type { BackendConfig, ConfigProblem } from './config.ts';
import { absentEarn, NO_CONNECTION, NO_SERVICE } from './earn/absent.ts';

/** The chains and services a profile may talk to. */
export interface Outside {
  readonly chains: ReadonlyMap<string, ChainPort>;
  /** What the same chains know of smart accounts. */
  readonly smartAccounts: ReadonlyMap<string, SmartAccountPort>;
  readonly swaps: SwapProviderPort;
  /** Refuses everything while no key of the service is kept. */
  readonly earn: EarnProviderPort;
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
  const earn = openEarn(config);
  if (!earn.ok) return earn;
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
  return ok({
    chains,
    smartAccounts: new Map([...chains].map(([id, { accounts }]) => [id, accounts])),
    swaps: swaps.value,
    earn: earn.value,
    disagreements: () => [...told.values()],
  });
}

function openEarn({ profile, onetx }: BackendConfig): Result<EarnProviderPort, ConfigProblem> {
  if (onetx?.apiKey === undefined) {
    return ok(absentEarn(profile === 'sandbox' ? NO_SERVICE : NO_CONNECTION));
  }
  const { baseUrl, apiKey } = onetx;
  const port = createOneTxPort({ profile, baseUrl, credential: { apiKey }, world: systemWorld() });
  return port.ok ? port : err({ code: 'BAD_CONFIG', message: port.error.message });
}

/** What actions of every kind ask the world through. */
export type HouseWorld = SwapWorld & EarnWorld;

/**
 * What actions ask the world through. `outside` is asked at each use: endpoints may change while the
 * ledger stays open. Our accounts all belong to the one local signer for now.
 */
export function actionWorld(
  outside: () => Outside,
  signer: SignerPort,
  ownAddresses: () => Promise<readonly string[]>,
): HouseWorld {
  return {
    chain: (id) => outside().chains.get(id),
    signer: () => signer,
    decode: decodePayload,
    get swaps() {
      return outside().swaps;
    },
    get earn() {
      return outside().earn;
    },
    smartAccounts: (id) => outside().smartAccounts.get(id),
    kernel,
    decodeGrant,
    ownAddresses,
  };
}

/** A chain's name for people; its id where nobody has named it. */
export function chainName(id: string): string {
  return knownChain(id as `${string}:${string}`)?.name ?? id;
}
