import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Port } from '../electron/parent-port.ts';
import { memoryLine } from '../testing/memory-line.ts';
import { type TestRooms, testRooms } from '../testing/rooms.ts';
import { lineOfPort } from './line.ts';
import { type Serving, serve } from './serve.ts';
import { MOST_MESSAGE_CHARACTERS } from './size.ts';

let rooms: TestRooms;
let serving: Serving;
beforeAll(async () => {
  rooms = await testRooms();
  serving = serve(rooms);
});
afterAll(() => rooms.dispose());

const ask = (i: string, u: string, json?: unknown) =>
  JSON.stringify({ i, p: { u, ...(json === undefined ? {} : { b: { json } }) } });

test('a call is answered, a stream tells what changes, and ends when it is called off', async () => {
  const page = memoryLine();
  serving.connect(page.line);
  page.say(ask('1', '/house/about'));
  await expect.poll(() => page.heard).toHaveLength(1);
  expect(page.heard[0]).toMatchObject({ i: '1', p: { b: { json: { ok: true } } } });

  page.say(ask('2', '/house/watch'));
  await expect.poll(() => page.heard).toHaveLength(3);
  expect(page.heard[2]).toMatchObject({
    i: '2',
    t: 3,
    p: { e: 'message', d: { json: { phase: 'empty' } } },
  });
  rooms.house.states.set({ ...rooms.house.states.get(), theme: 'dark' });
  await expect.poll(() => page.heard).toHaveLength(4);

  page.say(JSON.stringify({ i: '2', t: 4 }));
  rooms.house.states.set({ ...rooms.house.states.get(), theme: 'light' });
  page.say(ask('3', '/house/about'));
  await expect.poll(() => page.heard.at(-1)).toMatchObject({ i: '3' });
  const later = page.heard.slice(4) as { i: string; p?: { e?: string } }[];
  expect(later.filter(({ i, p }) => i === '2' && p?.e === 'message')).toEqual([]);
  page.leave();
});

test('any number of pages are told the same, and one that goes takes its streams with it', async () => {
  const pages = Array.from({ length: 5 }, memoryLine);
  for (const page of pages) {
    serving.connect(page.line);
    page.say(ask('1', '/house/watch'));
  }
  for (const page of pages) await expect.poll(() => page.heard).toHaveLength(2);
  pages[0]?.leave();
  rooms.house.states.set({ ...rooms.house.states.get(), theme: 'system' });
  for (const page of pages.slice(1)) await expect.poll(() => page.heard).toHaveLength(3);
  expect(pages[0]?.heard).toHaveLength(2);
  for (const page of pages) page.leave();
  expect(rooms.errors).toEqual([]);
});

test.each([
  ['no JSON', 'PLANTED {'],
  ['no message', '[]'],
  ['no procedure', JSON.stringify({ i: '1', p: {} })],
  ['another address', JSON.stringify({ i: '1', p: { u: 'http://elsewhere/house/about' } })],
  ['another method', JSON.stringify({ i: '1', p: { u: '/house/about', m: 'GET' } })],
  ['a stream of its own', JSON.stringify({ i: '1', t: 3, p: { e: 'message' } })],
  ['bytes', Buffer.from('{}')],
  ['more than anybody reads', `"${'x'.repeat(MOST_MESSAGE_CHARACTERS)}"`],
])('whoever sends %s is shown out', (_, text) => {
  const page = memoryLine();
  serving.connect(page.line);
  page.say(text);
  expect(page.ended()).toBe(true);
  expect(page.heard).toEqual([]);
});

test('what nobody answers is said so, and the line stays', async () => {
  const page = memoryLine();
  serving.connect(page.line);
  page.say(ask('1', '/house/burn'));
  await expect.poll(() => page.heard).toHaveLength(1);
  expect(page.heard[0]).toMatchObject({ i: '1', p: { s: 404 } });
  expect(page.ended()).toBe(false);
  page.leave();
});

test('over a message port as over any line', async () => {
  const { port1, port2 } = new MessageChannel();
  serving.connect(lineOfPort(asElectron(port1)));
  const heard: unknown[] = [];
  port2.on('message', (text) => void heard.push(JSON.parse(String(text))));
  port2.postMessage(ask('1', '/house/about'));
  await expect.poll(() => heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({ i: '1', p: { b: { json: { ok: true } } } });
  port2.close();
});

test('ending the service ends every line', async () => {
  const own = serve(rooms);
  const pages = [memoryLine(), memoryLine()];
  for (const page of pages) own.connect(page.line);
  await own.end();
  expect(pages.map((page) => page.ended())).toEqual([true, true]);
});

/** Electron wraps what a port says; Node's own ports do not. */
function asElectron(port: MessagePort): Port {
  return {
    on: (event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', (data) => listener({ data }))
        : port.on('close', () => listener({ data: null })),
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  } as Port;
}
