import type { Described, ErrorAnswer } from './operation.ts';
import { quoteText } from './redact.ts';

/** What a status means where a provider has nothing more to say. `label` is its name for people. */
export function describeStatus(label: string, { status, text, json }: ErrorAnswer): Described {
  if (status === 401 || status === 403)
    return {
      kind: 'unauthorized',
      code: 'UNAUTHORIZED',
      message: `${label} does not accept the credential. Check the key in the connection's settings.`,
    };
  if (status === 429)
    return {
      kind: 'rate-limited',
      code: 'RATE_LIMITED',
      message: `${label} receives too many requests from here. Wait a little and try again.`,
    };
  if (status >= 500 || status === 408 || status === 425)
    return {
      kind: 'unavailable',
      code: 'SERVER_ERROR',
      message: `${label} has trouble of its own (status ${status}). Try again in a while.`,
    };
  const code = status === 404 ? 'NOT_FOUND' : 'REFUSED';
  const words = json === undefined ? '' : quoteText(text);
  const said = words === '' ? 'gave no reason' : `said: “${words}”`;
  return {
    kind: 'refused',
    code,
    message: `${label} refused the request (status ${status}) and ${said}.`,
  };
}
