import {
  err,
  type JsonObject,
  type LedgerFailure,
  ok,
  type ProjectionRows,
  type Result,
  type StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { type Network, network as networkShape } from '../../contract/network.ts';
import { type CommandFor, commandOf } from '../house/command.ts';

/** The stream of whom a live profile talks to. */
export const NETWORK_STREAM = 'network';
const SET = 'network.set';
const SECRET = 'network';

/**
 * Keeps the endpoints. Their addresses often carry a key, so the event, which is exported and shown,
 * names hosts only; the whole goes into a sealed row, in the same transaction.
 */
export async function recordNetwork(
  ledger: Ledger,
  network: Network,
  command?: CommandFor<null>,
): Promise<Result<void, LedgerFailure>> {
  const written = await ledger.append({
    stream: NETWORK_STREAM,
    expectedLength: (await ledger.readStream(NETWORK_STREAM)).length,
    events: [{ type: SET, version: 1, data: hostsOnly(network) }],
    rows: networkRows,
    secrets: [{ name: SECRET, value: Buffer.from(JSON.stringify(network), 'utf8') }],
    ...commandOf(command),
  });
  return written.ok ? ok(undefined) : err(written.error);
}

/** Whom the profile talks to; null where it was never set. */
export async function recordedNetwork(ledger: Ledger): Promise<Network | null> {
  const kept = await ledger.readSecret(SECRET);
  if (kept === null) return null;
  const parsed = networkShape.safeParse(JSON.parse(Buffer.from(kept).toString('utf8')));
  return parsed.success ? parsed.data : null;
}

export function networkRows(events: readonly StoredEvent[]): ProjectionRows {
  const last = events.findLast(({ type }) => type === SET);
  if (last === undefined) return {};
  return { records: [{ table: 'settings', key: 'network', value: last.data }] };
}

function hostsOnly({ chains, oneclick, priceSource }: Network): JsonObject {
  return {
    chains: chains.map(({ id, rpcUrls }) => ({ id, hosts: rpcUrls.map(hostOf) })),
    oneclick: hostOf(oneclick.baseUrl),
    priceSource,
  };
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'unreadable';
}
