import { beforeEach, describe, expect, it } from 'vitest';
import { type Backend, keepBackend } from './backend-process.ts';
import { EXIT_FULLY_LOCKED, EXIT_QUIT } from './protocol.ts';
import { fakeTime, startFake } from './testing/fakes.ts';

const start = { host: 'browser', dataFolder: '/data', version: '1', hostPid: 1 } as const;
let time: ReturnType<typeof fakeTime>;
let started: ReturnType<typeof startFake>[];
let discarded: string[];
let said: string[];
let endings: number;
let backend: Backend<string>;
const last = () => started[started.length - 1];

beforeEach(() => {
  time = fakeTime();
  [started, discarded, said, endings] = [[], [], [], 0];
  backend = keepBackend({
    ...{ start, time },
    spawn: () => {
      const fake = startFake();
      started.push(fake);
      return fake.process;
    },
    discard: (link) => discarded.push(link),
    heard: ({ type }) => said.push(type),
    ended: () => {
      endings += 1;
    },
    report: (sentence) => said.push(sentence),
  });
});

describe('the backend', () => {
  it('is told how to start, and gets pages once it is ready', () => {
    backend.connect('early', null);
    expect(last()?.sent).toEqual([{ message: { type: 'start', ...start }, link: undefined }]);
    last()?.say({ type: 'ready' });
    backend.connect('late', null);
    expect(
      last()
        ?.sent.slice(1)
        .map(({ link }) => link),
    ).toEqual(['early', 'late']);
  });

  it('starts again at once after a full lock, and knows of the sandbox', async () => {
    backend.sandbox({ state: 'starting' });
    last()?.say({ type: 'ready' });
    await last()?.end(EXIT_FULLY_LOCKED);
    expect(started).toHaveLength(2);
    expect(endings).toBe(1);
    expect(last()?.sent.map(({ message }) => message)).toEqual([
      { type: 'start', ...start },
      { type: 'sandbox', sandbox: { state: 'starting' } },
    ]);
  });

  it('starts again after a crash, later each time, and no faster for locking before it was ready', async () => {
    for (const [index, pause] of [250, 500, 1_000, 2_000].entries()) {
      await last()?.end(index === 2 ? EXIT_FULLY_LOCKED : 9);
      time.pass(pause - 1);
      expect(started).toHaveLength(index + 1);
      time.pass(1);
      expect(started).toHaveLength(index + 2);
    }
    for (let more = 0; more < 8; more += 1) {
      await last()?.end(null);
      time.pass(30_000);
    }
    expect(started).toHaveLength(13);
    time.pass(60_000);
    await last()?.end(9);
    expect(said.at(-1)).toBe('The backend ended with code 9. It starts again in 0.25 s.');
  });

  it('keeps pages that come while there is none, but not any number of them', async () => {
    await last()?.end(9);
    for (let index = 0; index < 17; index += 1) backend.connect(`page ${index}`, null);
    expect(discarded).toEqual(['page 16']);
    time.pass(250);
    last()?.say({ type: 'ready' });
    expect(last()?.sent).toHaveLength(17);
  });

  it('gets no page any more once it leaves: the next one answers those', async () => {
    last()?.say({ type: 'ready' });
    last()?.say({ type: 'leaving' });
    backend.connect('back at once', null);
    expect(last()?.sent).toHaveLength(1);
    await last()?.end(EXIT_FULLY_LOCKED);
    last()?.say({ type: 'ready' });
    expect(last()?.sent.map(({ link }) => link)).toEqual([undefined, 'back at once']);
    expect(discarded).toEqual([]);
  });

  it('is not heard when it talks nonsense', () => {
    for (const nonsense of [null, 'ready', { type: 'door' }, { type: 'ready', more: 1 }]) {
      last()?.say(nonsense);
    }
    expect(new Set(said)).toEqual(
      new Set(['The backend said something a host does not understand.']),
    );
  });

  it('is asked to quit and not started again', async () => {
    backend.connect('waiting', null);
    const quit = backend.quit();
    expect(last()?.sent.at(-1)?.message).toEqual({ type: 'quit' });
    expect(discarded).toEqual(['waiting']);
    await last()?.end(EXIT_QUIT);
    expect(await quit).toBe(true);
    time.pass(60_000);
    expect(started).toHaveLength(1);
  });

  it('is ended when it does not quit within half a minute', async () => {
    const quit = backend.quit();
    time.pass(29_999);
    expect(last()?.killed()).toBe(false);
    time.pass(1);
    expect(await quit).toBe(false);
    expect(last()?.killed()).toBe(true);
  });

  it('that is between two lives is quit at once', async () => {
    await last()?.end(9);
    expect(await backend.quit()).toBe(true);
    time.pass(60_000);
    expect(started).toHaveLength(1);
  });
});
