import { visitDoor } from '@countinghouse/wallet/door';
import { type CourierToPage, type DoorAddress, pageToCourier } from '../host/protocol.ts';
import type { PageLink } from './link.ts';

/** One visit: waits for the secrets, brings them to the door, brings back what is to be shown. */
export async function visit(link: PageLink, address: DoorAddress): Promise<void> {
  const said = await link.message;
  if (said === null) return;
  const message = pageToCourier.safeParse(said);
  if (!message.success) {
    const error = { code: 'BAD_INPUT', message: 'This is not what a courier takes.' };
    return link.answer({ ok: false, error } satisfies CourierToPage);
  }
  // Overwritten by the visit; the texts they come from end with this process.
  const secrets = message.data.secrets.map((secret) => Buffer.from(secret, 'utf8'));
  const outcome = await visitDoor(address, secrets);
  if (!outcome.ok) return link.answer({ ok: false, error: plain(outcome.error) });
  const shown = outcome.value === null ? null : Buffer.from(outcome.value).toString('utf8');
  outcome.value?.fill(0);
  await link.answer({ ok: true, shown } satisfies CourierToPage);
}

/** Code and sentence; whatever else a failure carries stays here. */
function plain(error: {
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
}): Extract<CourierToPage, { readonly ok: false }>['error'] {
  const { code, message, retryAfterMs } = error;
  return { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
