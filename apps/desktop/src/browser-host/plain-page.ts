import { randomBytes } from 'node:crypto';
import { COMMON_HEADERS } from '../host/content-security.ts';

const STYLE =
  'html{color-scheme:light dark}body{font:18px/1.6 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem}h1{font-size:1.4rem}';

/** A page that only says something: for whoever may not, or not yet, see the application. */
export function plainPage(title: string, sentences: readonly string[], continueTo?: string) {
  const nonce = randomBytes(18).toString('base64');
  const refresh =
    continueTo === undefined ? '' : `<meta http-equiv="refresh" content="0;url=${continueTo}">`;
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8">${refresh}<meta name="viewport" content="width=device-width"><title>${title}</title><style nonce="${nonce}">${STYLE}</style></head><body><main><h1>${title}</h1>${sentences.map((text) => `<p>${text}</p>`).join('')}</main></body></html>`;
  return {
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body,
  };
}

const AGAIN =
  'Go to the terminal that runs Countinghouse, end it with Ctrl-C, start it again with npm start, and open the address it prints.';

/** What a person reads who came too late, twice, or by another way. */
export const REFUSED = {
  used: [
    'This address has been used',
    [
      'It opens Countinghouse once, in one browser. If that was you, go on in the window that opened.',
      `If it was not, somebody else on this machine may have opened it. ${AGAIN}`,
    ],
  ],
  old: ['This address is too old', [`It was good for five minutes. ${AGAIN}`]],
  wrong: ['This address is not from this run', [`Each start prints its own. ${AGAIN}`]],
  absent: [
    'Countinghouse does not know this browser',
    [
      `It opens with the address printed when it started, in the browser that opened it first. ${AGAIN}`,
    ],
  ],
} as const;
