/**
 * The page's own origin. A scheme of our own instead of `file:`, so that the page has an origin that
 * nothing else has, and no path leads out of it.
 */
export const SCHEME = 'app';
const HOST = 'countinghouse';

/** The only page there is. */
export const PAGE_URL = `${SCHEME}://${HOST}/`;

/** Whether an address lies within our own origin. Compared part by part, never by its beginning. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}

/** Whether an address names data that the page itself has made (`URL.createObjectURL`). */
export function isOurBlob(address: string): boolean {
  return address.startsWith('blob:') && isOurs(address.slice('blob:'.length));
}
