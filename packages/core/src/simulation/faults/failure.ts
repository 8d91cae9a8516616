import { err } from '../../result/result.ts';
import type { PortName } from './fault.ts';

/** What a port answers when nobody is there, in that port's own words. */
export function unavailable(
  port: PortName,
  method: string,
  mayHaveHappened: boolean,
  retryAfterMs: number | undefined,
): unknown {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  switch (port) {
    case 'chain':
      return err({ code: 'CHAIN_UNAVAILABLE', message: 'The node does not answer.', ...wait });
    case 'signer':
      return err({ code: 'SIGNER_UNAVAILABLE', message: 'The signer does not answer.' });
    case 'ledger':
      return err({ code: 'DISK_ERROR', message: 'The disk does not answer.' });
    case 'provider':
    case 'earn':
      return err({
        kind: retryAfterMs === undefined ? 'unavailable' : 'rate-limited',
        code: retryAfterMs === undefined ? 'UNAVAILABLE' : 'RATE_LIMITED',
        message: `${SERVICES[port]} does not answer.`,
        provider: SERVICES[port],
        operation: method,
        mayHaveHappened,
        ...(retryAfterMs === undefined ? {} : { status: 429 }),
        ...wait,
      });
  }
}

const SERVICES = { provider: '1click', earn: '1tx' } as const;
