import type { ClockPort, ProviderFailure, Result } from '@countinghouse/core';
import { err } from '@countinghouse/core';
import type { Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import type { SandboxReady } from '../../host/protocol.ts';
import { parseConfig } from '../config.ts';
import { ofPart } from '../failures.ts';
import { type Outside, openOutside } from '../world.ts';

/** What a sandbox that is running offers, in the terms of a live profile's network. */
export function networkOf(ready: SandboxReady): Network {
  return {
    chains: ready.chains.map(({ id, rpcUrl }) => ({ id: `eip155:${id}`, rpcUrls: [rpcUrl] })),
    oneclick: { baseUrl: ready.services.oneclick.baseUrl },
    priceSource: '1click',
  };
}

/** Opens the world of a profile. `sandbox` is null for a live one, and decides which fence applies. */
export function outsideOf(
  network: Network,
  sandbox: SandboxReady | null,
  clock: ClockPort,
  onDisagreements?: () => void,
): Result<Outside, Failure> {
  const config = parseConfig({
    profile: sandbox === null ? 'live' : 'sandbox',
    directory: '.',
    chains: network.chains,
    oneclick: {
      baseUrl: network.oneclick.baseUrl,
      ...(sandbox === null ? {} : { quoteKey: sandbox.keys.quoteSigning }),
    },
  });
  if (!config.ok) return err(ofPart(config.error));
  const outside = openOutside(config.value, clock, onDisagreements);
  return outside.ok ? outside : err(ofPart(outside.error));
}

/** The world while the sandbox is not running: nobody answers, and no chain is there. */
export function shutOutside(): Outside {
  const shut = (operation: string) => {
    const failure: ProviderFailure = {
      kind: 'unavailable',
      code: 'SANDBOX_STOPPED',
      message: 'The sandbox is not running. It starts again by itself; try in a moment.',
      provider: 'oneclick',
      operation,
      mayHaveHappened: false,
    };
    return Promise.resolve(err(failure));
  };
  return {
    chains: new Map(),
    swaps: {
      provider: 'oneclick',
      canonicalAsset: (id) => id,
      tokens: () => shut('tokens'),
      quote: () => shut('quote'),
      status: () => shut('status'),
      submitDeposit: () => shut('submitDeposit'),
    },
    disagreements: () => [],
  };
}

export const NO_NETWORK: Network = {
  chains: [],
  oneclick: { baseUrl: 'about:blank' },
  priceSource: 'none',
};
