import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type RemoteControl, remoteControl } from '@countinghouse/sandbox';

/** A Node for the application's sandbox which puts it where a test can find it. */
export interface SandboxNode {
  readonly command: string;
  readonly sandbox: RunningSandbox;
}

/** The sandbox that the application started; it is there from the first profile on. */
export interface RunningSandbox extends RemoteControl {
  readonly rpcUrls: readonly string[];
}

/** Verifies the signatures of its quotes; public (tools/sandbox/README.md). */
export const SANDBOX_QUOTE_KEY = 'ed25519:96bzYisGw4cpTaBTVnDvsK6XJ8pQExr9tDss4qD7vxwA';

/** Below the ports that systems give away by themselves. */
const FIRST = 20_000;
const PLACES = 3_000;

/**
 * The application starts its sandbox itself and tells nobody where. This program stands in front of
 * Node and adds the ports, and a block time that keeps tests short. A script of the shell: no Windows.
 */
export async function sandboxNode(folder: string): Promise<SandboxNode> {
  const base = await freePorts();
  // A second application on the same folder has a sandbox of its own.
  const command = join(folder, `sandbox-node-${base}.sh`);
  const more = `--port-base ${base} --block-time-ms 300`;
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' "$@" ${more}\n`, { mode: 0o755 });
  const rpcUrls = [base + 1, base + 2].map((port) => `http://127.0.0.1:${port}`);
  return { command, sandbox: { ...remoteControl(`http://127.0.0.1:${base}/_sandbox`), rpcUrls } };
}

/** The first of four ports in a row that can be had. */
async function freePorts(): Promise<number> {
  for (;;) {
    const base = FIRST + 4 * Math.floor(Math.random() * PLACES);
    const free = await Promise.all([0, 1, 2, 3].map((one) => isFree(base + one)));
    if (free.every(Boolean)) return base;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
