import type { Host } from './host.ts';

/** Electron's window, or null in a page that is not in one. The preload script hands over the ports. */
export function electronHost(): Host | null {
  return null;
}
