import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { anvilBinary } from './binary.ts';
import type { KeeperLine, KeeperOrder } from './keeper.ts';

/** What is asked of one chain node. */
export interface NodeRequest {
  readonly chainId: number;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly mnemonic: string;
  /** `finalized` trails the head by twice this many blocks, `safe` by this many. */
  readonly slotsInAnEpoch: number;
}

/** Running chain nodes, in the order asked for. */
export interface Nodes {
  readonly ports: readonly number[];
  readonly pids: readonly number[];
  /** Process id of the process that keeps them. */
  readonly keeper: number;
  /** Settles when a node ends that was not asked to. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

function nodeArguments(request: NodeRequest): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(request.port), '--no-cors'],
    ...['--chain-id', String(request.chainId), '--mnemonic', request.mnemonic],
    // Blocks are made by our own miner, so that they can be paused, hurried and reorganised.
    ...['--no-mining', '--slots-in-an-epoch', String(request.slotsInAnEpoch)],
    // A chain that is kept comes back in one request.
    ...['--threads', '1', '--no-request-size-limit'],
    // The Kernel there is as a package is longer than a contract may be.
    '--disable-code-size-limit',
  ];
}

/** Starts all nodes under one keeper and waits until each listens. */
export async function launchNodes(requests: readonly NodeRequest[]): Promise<Nodes> {
  const order: KeeperOrder = { binary: anvilBinary(), runs: requests.map(nodeArguments) };
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL('./keeper.ts', import.meta.url)), JSON.stringify(order)],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
      windowsHide: true,
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const ports: number[] = requests.map(() => 0);
  const pids: number[] = requests.map(() => 0);
  let stopping = false;
  const ended = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  let nodeDied: (reason: string) => void = () => {};
  const died = new Promise<string>((resolve) => {
    nodeDied = (reason) => {
      if (!stopping) resolve(reason);
    };
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    keeper.stdin.end();
    await ended;
  };
  keeper.stdin.on('error', () => {});
  keeper.once('exit', () => {
    // A keeper that was killed itself leaves its nodes to us.
    if (!stopping) for (const pid of pids) killQuietly(pid);
    nodeDied('the keeper of the chain nodes ended');
  });
  const listening = waitUntilListening(keeper, ports, pids, nodeDied);
  const failed = died.then((reason): never => {
    throw new Error(`chain node did not start: ${reason}`);
  });
  try {
    await Promise.race([listening, failed]);
  } catch (error) {
    await stop();
    throw error;
  }
  failed.catch(() => {});
  return { ports, pids, keeper: keeper.pid ?? 0, died, stop };
}

function waitUntilListening(
  keeper: ChildProcess,
  ports: number[],
  pids: number[],
  nodeDied: (reason: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    keeper.once('error', reject);
    if (keeper.stdout === null) return reject(new Error('the keeper has no output'));
    createInterface({ input: keeper.stdout }).on('line', (text) => {
      const said = JSON.parse(text) as KeeperLine;
      if ('pid' in said) pids[said.node] = said.pid;
      else if ('exit' in said) nodeDied(`node ${said.node} ended: ${said.exit}`);
      else {
        const port = /^Listening on 127\.0\.0\.1:(\d+)/.exec(said.line)?.[1];
        if (port !== undefined) ports[said.node] = Number(port);
        if (ports.every((known) => known !== 0)) resolve();
      }
    });
  });
}

function killQuietly(pid: number): void {
  if (pid === 0) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone, which is all we want.
  }
}
