import type { ClockPort, ProviderFailure, Result } from '@countinghouse/core';
import { err } from '@countinghouse/core';
import type { Network } from '../../contract/network.ts';
import type { Failure } from '../../contract/result.ts';
import type { SandboxReady } from '../../host/protocol.ts';
import { parseConfig } from '../config.ts';
import { absentEarn } from '../earn/absent.ts';
import { ofPart } from '../failures.ts';
import { type Outside, openOutside } from '../world.ts';

/** Whom a profile talks to, and with what it makes itself known there. */
export interface Lines {
  readonly network: Network;
  /** A key of 1tx; null where none is kept. */
  readonly oneTxKey: string | null;
  /** Null for a live profile; decides which fence applies. */
  readonly sandbox: SandboxReady | null;
}

/** What a sandbox that is running offers, in the terms of a live profile's network. */
export function linesOf(sandbox: SandboxReady): Lines {
  const { chains, services, credentials } = sandbox;
  return {
    network: {
      chains: chains.map(({ id, rpcUrl }) => ({ id: `eip155:${id}`, rpcUrls: [rpcUrl] })),
      oneclick: { baseUrl: services.oneclick.baseUrl },
      onetx: { baseUrl: services.onetx?.baseUrl ?? NOBODY },
      priceSource: '1click',
    },
    oneTxKey: services.onetx === undefined ? null : (credentials?.onetx?.apiKey ?? null),
    sandbox,
  };
}

/** A sandbox of before 1tx has no such service. */
const NOBODY = 'http://127.0.0.1:9';

/** Opens the world of a profile. */
export function outsideOf(
  { network, oneTxKey, sandbox }: Lines,
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
    onetx: {
      baseUrl: network.onetx.baseUrl,
      ...(oneTxKey === null ? {} : { apiKey: oneTxKey }),
    },
  });
  if (!config.ok) return err(ofPart(config.error));
  const outside = openOutside(config.value, clock, onDisagreements);
  return outside.ok ? outside : err(ofPart(outside.error));
}

/** The world while the sandbox is not running: nobody answers, and no chain is there. */
export function shutOutside(): Outside {
  const why = (provider: string, operation: string): ProviderFailure => ({
    kind: 'unavailable',
    code: 'SANDBOX_STOPPED',
    message: 'The sandbox is not running. It starts again by itself; try in a moment.',
    provider,
    operation,
    mayHaveHappened: false,
  });
  const shut = (operation: string) => Promise.resolve(err(why('oneclick', operation)));
  return {
    chains: new Map(),
    smartAccounts: new Map(),
    earn: absentEarn((operation) => why('onetx', operation)),
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
  onetx: { baseUrl: 'about:blank' },
  priceSource: 'none',
};
