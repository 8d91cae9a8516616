/** Where transactions can be looked up. */
const EXPLORERS = [
  'arbiscan.io',
  'basescan.org',
  'bscscan.com',
  'etherscan.io',
  'explorer.near-intents.org',
  'gnosisscan.io',
  'mempool.space',
  'nearblocks.io',
  'optimistic.etherscan.io',
  'polygonscan.com',
  'snowtrace.io',
  'solscan.io',
  'stellar.expert',
  'tonviewer.com',
  'tronscan.org',
  'xrpscan.com',
];

/** Where the services explain themselves. */
const DOCS = ['docs.near-intents.org', 'www.electronjs.org'];

const HOSTS: ReadonlySet<string> = new Set([...EXPLORERS, ...DOCS]);
const LONGEST = 2_048;

/**
 * Decides what may be shown in the person's own browser: https, one of the hosts above (whole, no
 * subdomains), no user, no port.
 *
 * @returns the address as it is to be opened, or null.
 */
export function admitExternal(address: string): string | null {
  if (address.length > LONGEST || !URL.canParse(address)) return null;
  const url = new URL(address);
  const plain = url.username === '' && url.password === '' && url.port === '';
  return url.protocol === 'https:' && plain && HOSTS.has(url.hostname) ? url.href : null;
}
