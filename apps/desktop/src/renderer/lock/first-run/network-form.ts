import type { EndpointCheck, Network } from '../../../contract/network.ts';
import type { Failure } from '../../../contract/result.ts';

/** Endpoints as they are typed: one chain a row, one address a line. */
export interface NetworkForm {
  readonly chains: readonly ChainForm[];
  readonly oneclick: string;
  readonly onetx: string;
  readonly priceSource: Network['priceSource'];
}

export interface ChainForm {
  /** Of the row, not of the chain: it stays while one types. */
  readonly key: string;
  /** Decimal, as typed. */
  readonly chainId: string;
  readonly urls: string;
}

export const NEW_NETWORK: NetworkForm = {
  chains: [{ key: 'first', chainId: '8453', urls: '' }],
  oneclick: 'https://1click.chaindefuser.com',
  onetx: 'https://api.1tx.fi/api/v1',
  priceSource: '1click',
};

/** Chains people mostly mean. Any other EVM chain goes by its id. */
export const KNOWN_CHAINS: readonly (readonly [id: string, name: string])[] = [
  ['1', 'Ethereum'],
  ['8453', 'Base'],
  ['42161', 'Arbitrum One'],
  ['10', 'OP Mainnet'],
  ['137', 'Polygon'],
  ['56', 'BNB Smart Chain'],
  ['100', 'Gnosis'],
  ['43114', 'Avalanche C-Chain'],
];

/** What is still missing before it can be asked; null when nothing is. */
export function problemOf(form: NetworkForm): string | null {
  const ids = form.chains.map(({ chainId }) => chainId.trim());
  if (ids.length === 0) return 'Name at least one chain.';
  if (ids.some((id) => !/^[1-9]\d{0,14}$/.test(id))) return 'A chain id is a whole number.';
  if (new Set(ids).size < ids.length) return 'A chain stands there twice.';
  for (const { urls } of form.chains) {
    const lines = linesOf(urls);
    if (lines.length === 0) return 'Each chain needs at least one endpoint.';
    if (lines.some((line) => !isAddress(line)))
      return 'An endpoint begins with https:// or http://.';
  }
  if (!isAddress(form.oneclick)) return 'The address of 1Click begins with https://.';
  return isAddress(form.onetx) ? null : 'The address of 1tx begins with https://.';
}

/** What came of asking those who were named. */
export interface Checks {
  readonly endpoints: readonly EndpointCheck[];
  readonly oneclick: { readonly ok: boolean; readonly failure: Failure | null };
}

/**
 * Whether a person may go on although not all is well: with servers that are silent today, and not with
 * what would be refused tomorrow as well.
 */
export function mayBeRight({ endpoints, oneclick }: Checks): boolean {
  const silent = endpoints.every(({ outcome }) => outcome === 'ok' || outcome === 'unavailable');
  return silent && oneclick.failure?.code !== 'SANDBOX_AND_LIVE_MIXED';
}

export function fromForm(form: NetworkForm): Network {
  return {
    chains: form.chains.map(({ chainId, urls }) => ({
      id: `eip155:${chainId.trim()}`,
      rpcUrls: linesOf(urls),
    })),
    oneclick: { baseUrl: form.oneclick.trim() },
    onetx: { baseUrl: form.onetx.trim() },
    priceSource: form.priceSource,
  };
}

export function toForm(network: Network): NetworkForm {
  return {
    chains: network.chains.map(({ id, rpcUrls }) => ({
      key: id,
      chainId: id.replace('eip155:', ''),
      urls: rpcUrls.join('\n'),
    })),
    oneclick: network.oneclick.baseUrl,
    onetx: network.onetx.baseUrl,
    priceSource: network.priceSource,
  };
}

function linesOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim()) && URL.canParse(text.trim());
}
