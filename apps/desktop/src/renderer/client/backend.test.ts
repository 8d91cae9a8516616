import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { Line } from '../host/host.ts';
import { type Backend, connectBackend } from './backend.ts';
import { live } from './live.ts';
import { pagePatience } from './patience.ts';
import type { Store } from './store.ts';

let open: Backend | null = null;
afterEach(() => open?.close());

/** A backend that can be ended like a process, and started again. */
function house() {
  const os = implement(contract);
  let asked = 0;
  let hold: (() => void) | null = null;
  const router = {
    house: {
      lockScreen: os.house.lockScreen.handler(async () => {
        asked += 1;
        if (asked === 1) await new Promise<void>((resolve) => (hold = resolve));
        return { ok: true, value: null };
      }),
      choose: os.house.choose.handler(() => {
        throw new TypeError('a bug');
      }),
    },
    ledger: {
      watch: os.ledger.watch.handler(async function* () {
        asked += 1;
        yield { seq: asked };
        await new Promise<void>((resolve) => (hold = resolve));
      }),
    },
  };
  const handler = new RPCHandler(router);
  let port: MessagePort | null = null;
  return {
    openLine: async (): Promise<Line> => {
      const { port1, port2 } = new MessageChannel();
      handler.upgrade(port1);
      port1.start();
      port = port1;
      return { kind: 'port', port: port2 };
    },
    asked: () => asked,
    end: () => {
      hold?.();
      port?.close();
    },
  };
}

async function until<T>(store: Store<T>, holds: (value: T) => boolean): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const look = (): void => {
    if (holds(store.get())) resolve(store.get());
  };
  const leave = store.follow(look);
  look();
  const value = await promise;
  leave();
  return value;
}

describe('the line to the backend', () => {
  it('ends what was under way with BACKEND_RESTARTED, and carries the next call over a new line', async () => {
    const { openLine, end, asked } = house();
    open = connectBackend(openLine, pagePatience);
    const pending = open.ask.house.lockScreen();
    await expect.poll(asked).toBe(1);
    // The other end goes away before it answers.
    const lost = until(open.line, (state) => state === 'lost');
    end();
    await lost;
    expect(await pending).toMatchObject({ ok: false, error: { code: 'BACKEND_RESTARTED' } });
    expect(await open.ask.house.lockScreen()).toEqual({ ok: true, value: null });
    expect(asked()).toBe(2);
  });

  it('answers with a value whatever happens: a fault behind the contract is BUG', async () => {
    open = connectBackend(house().openLine, pagePatience);
    const answer = await open.ask.house.choose({ profileId: 'x' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'BUG' } });
  });

  it('gives up a line that neither opens nor fails, and opens another', async () => {
    const { openLine } = house();
    const waits: { readonly ms: number; readonly then: () => void }[] = [];
    const patience = {
      after: (ms: number, then: () => void) => {
        if (ms < 9_000) return pagePatience.after(ms, then);
        waits.push({ ms, then });
        return () => {};
      },
    };
    let tries = 0;
    open = connectBackend((givenUp) => {
      tries += 1;
      if (tries > 1) return openLine();
      return new Promise((_, reject) => givenUp.addEventListener('abort', () => reject(givenUp)));
    }, patience);
    const lost = until(open.line, (state) => state === 'lost');
    waits[0]?.then();
    await lost;
    await until(open.line, (state) => state === 'open');
    expect(tries).toBe(2);
  });

  it('refuses with a value while nobody is there', async () => {
    const absent = () => Promise.reject<Line>(new Error('nobody'));
    const soon = { after: (ms: number, then: () => void) => pagePatience.after(ms / 100, then) };
    open = connectBackend(absent, soon);
    const answer = await open.ask.house.lockScreen();
    expect(answer).toMatchObject({ ok: false, error: { code: 'BACKEND_RESTARTED' } });
  });

  it('tries another line when one neither opens nor closes', async () => {
    const { openLine } = house();
    let tries = 0;
    const hanging = (givenUp: AbortSignal) => {
      tries += 1;
      if (tries > 1) return openLine();
      return new Promise<Line>((_, reject) => {
        givenUp.addEventListener('abort', () => reject(new Error('it did not open')));
      });
    };
    const soon = { after: (ms: number, then: () => void) => pagePatience.after(ms / 10, then) };
    open = connectBackend(hanging, soon);
    await until(open.line, (state) => state === 'lost');
    await until(open.line, (state) => state === 'open');
    expect(await open.ask.house.choose({ profileId: 'x' })).toMatchObject({ ok: false });
    expect(tries).toBe(2);
  });

  it('follows a stream again over the new line, and keeps the last value meanwhile', async () => {
    const { openLine, end } = house();
    const backend = connectBackend(openLine, pagePatience);
    open = backend;
    const cursor = live(
      (signal) => backend.ask.ledger.watch(undefined, { signal }),
      backend.line,
      pagePatience,
    );
    const stay = cursor.follow(() => {});
    expect((await until(cursor, ({ value }) => value !== null)).value).toEqual({ seq: 1 });
    end();
    expect((await until(cursor, ({ value }) => value?.seq === 2)).value).toEqual({ seq: 2 });
    stay();
  });
});
