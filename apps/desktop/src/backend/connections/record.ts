import type {
  CommandRecord,
  LedgerFailure,
  ProjectionRows,
  Result,
  StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import type { ConnectedService } from '../../contract/connections.ts';
import { appendTo } from '../stream-append.ts';

/** The stream of how this profile makes itself known to services. */
export const CONNECTION_STREAM = 'connections';
const KEPT = 'connection.kept';
const FORGOTTEN = 'connection.forgotten';

const secretOf = (service: ConnectedService) => `connection/${service}`;

interface Kept {
  readonly command?: CommandRecord;
}

/**
 * Seals a key in a row under the connection key. The event, which is exported and shown, names the
 * service and nothing else.
 *
 * @param kept the answer to the command, remembered in that transaction too
 */
export async function recordKey(
  ledger: Ledger,
  service: ConnectedService,
  apiKey: string,
  kept: Kept = {},
): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
  return appendTo(ledger, CONNECTION_STREAM, () => ({
    events: [{ type: KEPT, version: 1, data: { service } }],
    rows: connectionRows,
    secrets: [{ name: secretOf(service), value: Buffer.from(apiKey, 'utf8') }],
    ...kept,
  }));
}

/** Deletes the sealed row of a key. */
export async function recordForgotten(
  ledger: Ledger,
  service: ConnectedService,
  kept: Kept = {},
): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
  return appendTo(ledger, CONNECTION_STREAM, () => ({
    events: [{ type: FORGOTTEN, version: 1, data: { service } }],
    rows: connectionRows,
    secrets: [{ name: secretOf(service), value: null }],
    ...kept,
  }));
}

/** The key of a service; null where none is kept. */
export async function keptKey(ledger: Ledger, service: ConnectedService): Promise<string | null> {
  const kept = await ledger.readSecret(secretOf(service));
  return kept === null ? null : Buffer.from(kept).toString('utf8');
}

/** When the key of a service was kept; null where none is. */
export async function keptSince(ledger: Ledger, service: ConnectedService): Promise<number | null> {
  const since = (await ledger.record('settings', secretOf(service)))?.since;
  return typeof since === 'number' ? since : null;
}

export function connectionRows(events: readonly StoredEvent[]): ProjectionRows {
  const last = new Map<string, StoredEvent>();
  for (const event of events) {
    const known = event.type === KEPT || event.type === FORGOTTEN;
    if (known && typeof event.data.service === 'string') last.set(event.data.service, event);
  }
  return {
    records: [...last].map(([service, { type, at }]) => ({
      table: 'settings' as const,
      key: `connection/${service}`,
      value: { since: type === KEPT ? at : null },
    })),
  };
}
