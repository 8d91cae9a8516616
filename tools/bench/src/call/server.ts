import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ready = z.object({ port: z.int().min(1) });

/** The answering process, until it is ended. */
export interface Server {
  readonly baseUrl: string;
  end(): Promise<void>;
}

export async function startServer(tokens: number): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./server-entry.ts', import.meta.url)), [`${tokens}`], {
    execArgv: [],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (first === null) throw new Error('The server of the bench ended before it was ready.');
  const { port } = ready.parse(first[0]);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    async end() {
      child.disconnect();
      await ended;
    },
  };
}
