import type { ProviderFailure } from '../../ports/swap-provider.ts';
import { err } from '../../result/result.ts';

export const EARN_SERVICE = '1tx';

type Failed = { readonly ok: false; readonly error: ProviderFailure };

/** The service has understood and said no. */
export function refusal(operation: string, code: string, mayHaveHappened = false): Failed {
  const message = `1tx refused: ${code.toLowerCase().replaceAll('_', ' ')}.`;
  const provider = EARN_SERVICE;
  return err({
    kind: 'refused',
    code,
    message,
    provider,
    operation,
    status: 400,
    mayHaveHappened,
  });
}

/** An error that may mean anything. */
export function serverError(operation: string): Failed {
  const message = '1tx has a problem of its own.';
  const provider = EARN_SERVICE;
  return err({
    kind: 'unavailable',
    code: 'UNAVAILABLE',
    message,
    provider,
    operation,
    status: 500,
    mayHaveHappened: true,
  });
}

/** Nobody is there. */
export function switchedOff(operation: string): Failed {
  const message = '1tx cannot be reached.';
  const provider = EARN_SERVICE;
  return err({
    kind: 'unavailable',
    code: 'UNAVAILABLE',
    message,
    provider,
    operation,
    mayHaveHappened: false,
  });
}
