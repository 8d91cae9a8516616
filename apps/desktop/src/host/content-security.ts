/**
 * The policy of a page: nothing but its own files, its own styles under the nonce of this load, and a
 * connection to the one address given (none in Electron, where the page hangs on a MessagePort).
 */
export function contentSecurityPolicy(nonce: string, connect: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    `connect-src ${connect ?? "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    // No string ever becomes a script or markup, and no policy that could make it one is allowed.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

const DENIED = [
  ...['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'publickey-credentials-get', 'serial', 'usb', 'window-management'],
];

/** For every answer, whatever it carries. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [...DENIED.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(
    ', ',
  ),
};
