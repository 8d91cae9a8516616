import { protocol, type Session } from 'electron';
import type { PageAnswer } from '../host/page.ts';
import { isOurs, SCHEME } from './origin.ts';

/**
 * Tells Chromium what kind of scheme ours is; only before the application is ready. Standard, so that
 * it has origins and relative addresses; secure, so that it counts as a secure context. Nothing else:
 * the page fetches nothing.
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the built page under our scheme, in this session only. */
export function serveScheme(session: Session, page: (path: string) => Promise<PageAnswer>): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    if (!isOurs(url) || (method !== 'GET' && method !== 'HEAD')) {
      return new Response(null, { status: 404 });
    }
    const { status, headers, body } = await page(new URL(url).pathname);
    return new Response(method === 'HEAD' ? null : body, { status, headers });
  });
}
