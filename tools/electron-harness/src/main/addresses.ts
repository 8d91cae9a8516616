/**
 * Plain Chromium knows no schemes but its own, so those the application registers are shown to it as
 * https, and back: `app://name/path` is `https://name.app.invalid/path` there. Nothing is ever looked
 * up: every request is answered in this process.
 */
const SUFFIX = '.invalid';

export function toChromium(address: string, schemes: ReadonlySet<string>): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address);
  const [, scheme = '', host = '', rest = ''] = parts ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}${SUFFIX}${rest}` : address;
}

export function fromChromium(address: string, schemes: ReadonlySet<string>): string {
  if (address.startsWith('blob:')) return `blob:${fromChromium(address.slice(5), schemes)}`;
  const parts = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.invalid(.*)$/.exec(address);
  const [, host = '', scheme = '', rest = ''] = parts ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address;
}
