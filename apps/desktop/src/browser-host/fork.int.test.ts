import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { forkProcess } from './fork.ts';

test('a line that was handed to a process which ended before it heard of it is closed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const page = connect(address.port, '127.0.0.1');
  const [line] = (await once(server, 'connection')) as [Socket];
  const child = forkProcess({
    entry: fileURLToPath(new URL('./testing/deaf-entry.ts', import.meta.url)),
  });
  const closed = once(page, 'close');
  page.resume();
  child.send({ type: 'connect' }, line);
  child.kill();
  expect(await child.gone).toBeNull();
  await closed;
  server.close();
});
