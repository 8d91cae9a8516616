import type { Page } from 'playwright-core';

/** What the page is told of the house, first thing on a line to the backend. */
interface FirstWord {
  readonly phase: string;
}

/** Asks for a line to the backend, as the page does, and for the state of the house on it. */
export async function watchHouse(page: Page): Promise<FirstWord> {
  const text = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const id = 1_000_000;
        window.addEventListener('message', ({ data, ports: [port] }) => {
          if (data?.countinghouse !== 'port' || data.id !== id || port === undefined) return;
          port.onmessage = (message) => {
            // The head of the stream comes before its first event.
            if (String(message.data).includes('"phase"')) resolve(String(message.data));
          };
          port.postMessage(JSON.stringify({ i: '1', p: { u: '/house/watch', b: {} } }));
        });
        window.postMessage({ countinghouse: 'link', id, link: 'backend' }, window.location.origin);
      }),
  );
  const [, phase = ''] = /"phase":"([^"]*)"/.exec(text) ?? [];
  return { phase };
}

/** Asks for a link and tells what came: a port, a refusal, or nothing. */
export function askForLink(page: Page, wish: object): Promise<string> {
  return page.evaluate(
    (asked) =>
      new Promise<string>((resolve) => {
        const id = 2_000_000 + Math.floor(Math.random() * 1_000_000);
        const probe = id + 1_000_000;
        window.addEventListener('message', ({ data, ports }) => {
          if (data?.countinghouse !== 'port') return;
          if (data.id === id) resolve(ports.length === 1 ? 'port' : 'refused');
          // Answers come in order: when the one to the question after it is there, none will follow.
          if (data.id === probe) resolve('silence');
        });
        const ask = (question: object): void =>
          window.postMessage({ countinghouse: 'link', ...question }, window.location.origin);
        ask({ id, ...asked });
        ask({ id: probe, link: 'backend' });
      }),
    wish,
  );
}
