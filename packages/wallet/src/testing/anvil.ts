import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';

export interface AnvilOptions {
  readonly chainId: number;
}

/** A local chain on a free port of 127.0.0.1. */
export interface Anvil {
  readonly url: string;
  readonly pid: number | undefined;
  /** One JSON-RPC call; throws on an error answer. */
  rpc(method: string, ...params: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

/** Spawns the platform's own binary: the package's launcher would be one more process to end. */
export async function startAnvil(options: AnvilOptions): Promise<Anvil> {
  const child = spawn(
    binary(),
    [
      ...['--host', '127.0.0.1', '--port', '0', '--chain-id', String(options.chainId)],
      // Finality two blocks behind the head instead of two epochs.
      ...['--slots-in-an-epoch', '1'],
      // Blocks only when asked for, by `evm_mine`: a test says itself when something is mined.
      '--no-mining',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await listening(child);
  return {
    url,
    pid: child.pid,
    async rpc(method, ...params) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      });
      const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
      if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
      return answer.result;
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function binary(): string {
  const platform = process.platform === 'win32' ? 'win32' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const name = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  const require = createRequire(import.meta.url);
  return require.resolve(`@foundry-rs/anvil-${platform}-${arch}/bin/${name}`);
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`anvil ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, port] = /Listening on 127\.0\.0\.1:(\d+)/.exec(text) ?? [];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
  });
}
