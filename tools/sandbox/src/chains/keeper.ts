/**
 * A process of its own that starts the chain nodes and ends them when its standard input closes.
 * The operating system closes that pipe however the sandbox dies, SIGKILL included, so no node can
 * outlive it. Run as `node keeper.ts '{"binary":…,"runs":[[…],…]}'`; prints one JSON line for each
 * thing a node says or does.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What the keeper is told on its command line. */
export interface KeeperOrder {
  readonly binary: string;
  readonly runs: readonly (readonly string[])[];
}

/** One line of the keeper's output; `node` is the index into `runs`. */
export type KeeperLine =
  | { readonly node: number; readonly pid: number }
  | { readonly node: number; readonly line: string }
  | { readonly node: number; readonly exit: string };

function keep(order: KeeperOrder): void {
  const say = (line: KeeperLine): void => {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const children = order.runs.map((args, node) => {
    const child = spawn(order.binary, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    child.on('error', (error) => say({ node, exit: error.message }));
    child.on('exit', (code, signal) => say({ node, exit: `code ${code}, signal ${signal}` }));
    if (child.pid !== undefined) say({ node, pid: child.pid });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => say({ node, line }));
    }
    return child;
  });
  let alive = children.length;
  for (const child of children) {
    child.once('exit', () => {
      alive -= 1;
    });
  }
  const end = (): void => {
    // Leaving only after the nodes have gone lets this process collect them.
    if (alive === 0) process.exit(0);
    for (const child of children)
      child.once('exit', () => alive === 0 && process.exit(0)).kill('SIGKILL');
    setTimeout(() => process.exit(0), 2_000);
  };
  // A reader that has gone must not stop us from ending the nodes.
  process.stdout.on('error', end);
  process.stdin.on('end', end).on('close', end).on('error', end).resume();
  // Ctrl-C reaches a whole process group; the sandbox decides when the nodes end, through the pipe.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
}

keep(JSON.parse(process.argv[2] ?? '{"runs":[]}') as KeeperOrder);
