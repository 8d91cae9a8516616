import type { App, WebContents } from 'electron';
import { isOurs } from './origin.ts';

/** Every web contents that will ever exist stays where it is: on our own page. */
export function confineNavigation(app: App, openExternal: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, openExternal));
}

function confine(contents: WebContents, openExternal: (address: string) => void): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
}
