import { err, ok, type Result } from '@countinghouse/core';

/** Which of the two worlds a connection belongs to. They never touch. */
export type Profile = 'live' | 'sandbox';

/**
 * Admits a provider's base URL for a profile. The chain ids of the sandbox are real, so a mixed-up
 * address could carry a live key to a stand-in, or a sandbox answer to a live wallet.
 *
 * The sandbox admits literal loopback addresses only: a name is whatever the resolver says it is.
 * Live demands https and refuses every spelling of this machine. A public *name* that resolves to
 * loopback is stopped by its certificate, not here.
 *
 * @returns the URL without a trailing slash, or a sentence saying what is wrong with it.
 */
export function admitBaseUrl(text: string, profile: Profile): Result<string, string> {
  if (!URL.canParse(text)) return err('The service address is not a URL.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return err('The service address must begin with https:// (or http:// in a sandbox).');
  if (url.username !== '' || url.password !== '')
    return err('The service address must not contain a name or password.');
  if (url.search !== '' || url.hash !== '')
    return err('The service address must not contain a query or a fragment.');
  const refusal = profile === 'sandbox' ? sandboxRefusal(url) : liveRefusal(url);
  if (refusal !== undefined) return err(refusal);
  return ok(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
}

function sandboxRefusal(url: URL): string | undefined {
  return isLoopbackLiteral(url.hostname)
    ? undefined
    : 'A sandbox profile talks to 127.0.0.1 or [::1] only; this address leads elsewhere.';
}

function liveRefusal(url: URL): string | undefined {
  if (isThisMachine(url.hostname))
    return 'A live profile does not talk to services on this machine; use a sandbox profile.';
  return url.protocol === 'https:' ? undefined : 'A live profile talks https only.';
}

/** The URL parser has already turned short, octal, hex and decimal IPv4 forms into dotted ones. */
function isLoopbackLiteral(host: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]';
}

function isThisMachine(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return (
    isLoopbackLiteral(name) ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === 'localhost.localdomain' ||
    /^0\.\d+\.\d+\.\d+$/.test(name) ||
    name === '[::]' ||
    // ::ffff:127.x.y.z and ::ffff:0.0.0.0, and their older form without ffff.
    /^\[::(ffff:)?(7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:[0-9a-f]{1,4})\]$/.test(name)
  );
}
