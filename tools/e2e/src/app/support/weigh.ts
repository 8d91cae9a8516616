import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { unlock } from './first-run.ts';
import { goTo } from './swap.ts';

/** What a page was sent, as it would be compressed on the way. */
export interface Weight {
  /** Gzipped bytes of everything but fonts: files, and what came over the link to the backend. */
  readonly bytes: number;
  /** The files by size, the heaviest first, for whoever must find what has grown. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** How much may come before *Swap* accepts input. */
export const MOST_BYTES = 200_000;

/**
 * All that comes from the locked screen, loaded with nothing in the cache, over the unlocking and Home,
 * until the amount of *Swap* takes input. The house must be locked, or its screen.
 */
export async function weighUntilSwap(page: Page, passphrase: string): Promise<Weight> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send('Network.setCacheDisabled', { cacheDisabled: true });
  const responses: Response[] = [];
  const frames: Buffer[] = [];
  page.on('response', (response) => void responses.push(response));
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void frames.push(Buffer.from(payload)));
  });
  await page.reload();
  await unlock(page, passphrase);
  await goTo(page, 'Swap');
  await page.getByLabel('You pay', { exact: true }).fill('1');
  const files: { readonly name: string; readonly bytes: number }[] = [];
  for (const response of responses.slice()) {
    if (response.request().resourceType() === 'font') continue;
    const { pathname } = new URL(response.url());
    files.push({ name: pathname, bytes: gzipSync(await response.body()).length });
  }
  files.push({ name: 'from the backend', bytes: gzipSync(Buffer.concat(frames)).length });
  await debug.detach();
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.toSorted((a, b) => b.bytes - a.bytes),
  };
}
