import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeTime } from '../host/testing/fakes.ts';
import { keepRenderer, type RendererLife } from './renderer-life.ts';

let said: string[];
let contents: EventEmitter;
let life: RendererLife;
let answer: (afresh: boolean) => Promise<void>;
let over: AbortSignal | null;
const time = fakeTime();

beforeEach(() => {
  said = [];
  over = null;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  contents = Object.assign(new EventEmitter(), {
    reload: () => void said.push('reload'),
    forcefullyCrashRenderer: () => void said.push('crash'),
  });
  const window = { webContents: contents, isDestroyed: () => false } as unknown as BrowserWindow;
  life = keepRenderer({
    window,
    time,
    ask: async () => {
      said.push('ask');
      return true;
    },
    giveUp: () => void said.push('give up'),
    askHung: (signal) => {
      said.push('ask hung');
      over = signal;
      return new Promise((resolve) => {
        answer = async (afresh) => {
          resolve(afresh);
          await settled();
        };
      });
    },
    tellCrashed: () => void said.push('tell'),
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));
const gone = (reason: string) => void contents.emit('render-process-gone', {}, { reason });

describe('a page that hangs', () => {
  it('is asked about once, and started afresh in a process of its own when the person says so', async () => {
    contents.emit('unresponsive');
    contents.emit('unresponsive');
    expect(said).toEqual(['ask hung']);
    await answer(true);
    gone('killed');
    expect(said).toEqual(['ask hung', 'crash', 'reload']);
  });

  it('is waited for when the person says so, and asked about again if it goes on', async () => {
    contents.emit('unresponsive');
    await answer(false);
    contents.emit('unresponsive');
    expect(said).toEqual(['ask hung', 'ask hung']);
  });

  it('that answers again takes the question back; a late answer does nothing', async () => {
    contents.emit('unresponsive');
    contents.emit('responsive');
    expect(over?.aborted).toBe(true);
    await answer(true);
    expect(said).toEqual(['ask hung']);
  });

  it('does not keep a screen lock from renewing it', async () => {
    contents.emit('unresponsive');
    life.renew();
    gone('killed');
    expect(over?.aborted).toBe(true);
    await answer(true);
    expect(said).toEqual(['ask hung', 'crash', 'reload']);
  });
});

describe('a page whose process ends', () => {
  it('comes again, and the person is told; at the third time in a minute they are asked', async () => {
    time.pass(600_000);
    gone('crashed');
    gone('oom');
    expect(said).toEqual(['reload', 'tell', 'reload', 'tell']);
    gone('crashed');
    await settled();
    expect(said.slice(4)).toEqual(['ask', 'reload']);
  });
});
