import { afterEach, expect, it, vi } from 'vitest';
import { browserHost } from './browser.ts';

afterEach(() => vi.unstubAllGlobals());

/** A socket that nobody answers: only closing it ends it. */
class Unanswered extends EventTarget {
  closed = false;
  close(): void {
    this.closed = true;
    this.dispatchEvent(new Event('close'));
  }
}

it('a line that is given up before it opened is closed, so that the next one may open', async () => {
  const made: Unanswered[] = [];
  class Socket extends Unanswered {
    constructor() {
      super();
      made.push(this);
    }
  }
  vi.stubGlobal('WebSocket', Socket);
  const givenUp = new AbortController();
  const host = browserHost({ protocol: 'http:', host: '127.0.0.1:1' });
  const line = host.openBackend(givenUp.signal);
  givenUp.abort();
  await expect(line).rejects.toThrow('did not open');
  expect(made.map(({ closed }) => closed)).toEqual([true]);
});
