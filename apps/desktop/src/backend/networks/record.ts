import type {
  CommandRecord,
  JsonObject,
  LedgerFailure,
  ProjectionRows,
  Result,
  StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { type Network, network as networkShape, ONE_TX_URL } from '../../contract/network.ts';
import { appendTo } from '../stream-append.ts';

/** The stream of whom a live profile talks to. */
export const NETWORK_STREAM = 'network';
const SET = 'network.set';
const SECRET = 'network';

/**
 * Keeps the endpoints. Their addresses often carry a key, so the event, which is exported and shown,
 * names hosts only; the whole goes into a sealed row, in the same transaction.
 *
 * @param kept the answer to the command, remembered in that transaction too
 */
export async function recordNetwork(
  ledger: Ledger,
  network: Network,
  kept: { readonly command?: CommandRecord } = {},
): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
  return appendTo(ledger, NETWORK_STREAM, () => ({
    events: [{ type: SET, version: 1, data: hostsOnly(network) }],
    rows: networkRows,
    secrets: [{ name: SECRET, value: Buffer.from(JSON.stringify(network), 'utf8') }],
    ...kept,
  }));
}

/** Whom the profile talks to; null where it was never set. One from before 1tx was known has no address of it. */
export async function recordedNetwork(ledger: Ledger): Promise<Network | null> {
  const kept = await ledger.readSecret(SECRET);
  if (kept === null) return null;
  const read: unknown = JSON.parse(Buffer.from(kept).toString('utf8'));
  const parsed = networkShape.safeParse({ onetx: { baseUrl: ONE_TX_URL }, ...Object(read) });
  return parsed.success ? parsed.data : null;
}

export function networkRows(events: readonly StoredEvent[]): ProjectionRows {
  const last = events.findLast(({ type }) => type === SET);
  if (last === undefined) return {};
  return { records: [{ table: 'settings', key: 'network', value: last.data }] };
}

function hostsOnly({ chains, oneclick, onetx, priceSource }: Network): JsonObject {
  return {
    chains: chains.map(({ id, rpcUrls }) => ({ id, hosts: rpcUrls.map(hostOf) })),
    oneclick: hostOf(oneclick.baseUrl),
    onetx: hostOf(onetx.baseUrl),
    priceSource,
  };
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'unreadable';
}
