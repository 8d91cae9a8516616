import type { ClockPort } from '@countinghouse/core';
import type { FetchLike } from './endpoint.ts';

/** Two servers of one chain tell different stories; shown to the person, who chose the servers. */
export interface EndpointDisagreement {
  readonly chain: string;
  readonly subject: 'finalized block' | 'receipt';
  /** Block number or transaction hash the stories are about. */
  readonly about: string;
  readonly said: readonly { readonly endpoint: string; readonly value: string }[];
}

export interface EvmChainOptions {
  /** CAIP-2, e.g. `eip155:8453`. */
  readonly chain: string;
  /** In order of preference; several own ones are better than one. */
  readonly rpcUrls: readonly string[];
  readonly clock: ClockPort;
  /** Default: the runtime's `fetch`. A sandbox profile hands in one that admits loopback only. */
  readonly fetch?: FetchLike;
  /** One call to one endpoint; default 10 s. */
  readonly timeoutMs?: number;
  /** Most blocks per `eth_getLogs`; halved where a node refuses. Default 2,000. */
  readonly logRange?: number;
  readonly onDisagreement?: (disagreement: EndpointDisagreement) => void;
}
