import type { Page, Route } from 'playwright-core';
import { fromChromium } from './addresses.ts';
import { state } from './state.ts';
import type { HarnessContents } from './web-contents.ts';

/**
 * Answers whatever a page asks for: by the handler of its scheme, if the session's listeners let it
 * pass. Anything else fails as without a network; a test never reaches one.
 */
export async function answerRequests(page: Page, contents: HarnessContents): Promise<void> {
  await page.route('**/*', (route) => answer(route, contents));
}

async function answer(route: Route, contents: HarnessContents): Promise<void> {
  const request = route.request();
  if (request.isNavigationRequest() && !contents.mayNavigate(request)) {
    return route.abort('aborted');
  }
  const url = fromChromium(request.url(), state.schemes);
  if (await contents.session.isCancelled(url)) return route.abort('blockedbyclient');
  const [scheme = ''] = url.split(':');
  const handler = contents.session.protocol.find(scheme);
  if (handler === undefined) return route.abort('internetdisconnected');
  const response = await handler(new Request(url, { method: request.method() }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
