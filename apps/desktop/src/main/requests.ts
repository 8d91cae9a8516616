import type { Session } from 'electron';
import { isOurBlob, isOurs } from './origin.ts';

/**
 * The page's session has no network: whatever is asked for that is not a file of the page, or data it
 * made itself, is cancelled before a name is looked up. A second fence behind the content policy.
 */
export function forbidNetwork(session: Session, developerTools: boolean): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const tools = developerTools && url.startsWith('devtools:');
    decide({ cancel: !(isOurs(url) || isOurBlob(url) || tools) });
  });
}
