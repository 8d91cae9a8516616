import { expect, it } from 'vitest';
import { tellings } from './listen.ts';

it('yields at once, then once for any number of tellings; stops listening at the end', async () => {
  let tell = () => {};
  let listening = 0;
  const over = new AbortController();
  const stream = tellings((listener) => {
    tell = listener;
    listening += 1;
    return () => {
      listening -= 1;
    };
  }, over.signal);
  expect((await stream.next()).done).toBe(false);
  tell();
  tell();
  expect((await stream.next()).done).toBe(false);
  const waiting = stream.next();
  tell();
  expect((await waiting).done).toBe(false);
  const last = stream.next();
  over.abort();
  expect((await last).done).toBe(true);
  expect(listening).toBe(0);
});

it('whoever leaves early leaves nothing behind', async () => {
  let listening = 0;
  const stream = tellings(() => {
    listening += 1;
    return () => {
      listening -= 1;
    };
  }, new AbortController().signal);
  for await (const _ of stream) break;
  expect(listening).toBe(0);
});
