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

/** Calls a procedure of the contract on a line of its own; gives what it answers. */
export async function call(page: Page, path: string, input?: object): Promise<Answer> {
  const text = await page.evaluate(
    ({ u, json }) =>
      new Promise<string>((resolve) => {
        const id = 3_000_000 + Math.floor(Math.random() * 1_000_000);
        window.addEventListener('message', ({ data, ports: [port] }) => {
          if (data?.countinghouse !== 'port' || data.id !== id || port === undefined) return;
          port.onmessage = (message) => {
            resolve(String(message.data));
            port.close();
          };
          port.addEventListener('close', () => resolve('{"p":{"b":{"json":{"ok":"gone"}}}}'));
          port.postMessage(JSON.stringify({ i: '1', p: { u, b: { json } } }));
        });
        window.postMessage({ countinghouse: 'link', id, link: 'backend' }, window.location.origin);
      }),
    { u: path, json: input },
  );
  return JSON.parse(text).p.b.json;
}

/** As the contract's answers; `gone` where the line ended instead. */
type Answer =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } }
  | { readonly ok: 'gone' };

/** Brings secrets to a door by a courier; gives what the courier says. */
export function sendCourier(
  page: Page,
  door: string,
  secrets: readonly string[],
): Promise<unknown> {
  return page.evaluate(
    (visit) =>
      new Promise<unknown>((resolve) => {
        const id = 4_000_000 + Math.floor(Math.random() * 1_000_000);
        window.addEventListener('message', ({ data, ports: [port] }) => {
          if (data?.countinghouse !== 'port' || data.id !== id) return;
          if (port === undefined) return resolve('refused');
          port.onmessage = (message) => {
            resolve(message.data);
            port.close();
          };
          port.addEventListener('close', () => resolve('gone'));
          port.postMessage({ secrets: visit.secrets });
        });
        const wish = { countinghouse: 'link', id, link: 'courier', door: visit.door };
        window.postMessage(wish, window.location.origin);
      }),
    { door, secrets },
  );
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
