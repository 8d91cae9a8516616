import type { Session } from 'electron';
import { isOurs } from './origin.ts';

/** To copy an address. Everything else that Chromium could ask for is denied, asked or not. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Without these handlers Electron grants every permission to every page. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(GRANTED.has(permission) && details.isMainFrame && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return GRANTED.has(permission) && details.isMainFrame && isOurs(origin);
  });
  session.setDevicePermissionHandler(() => false);
}
