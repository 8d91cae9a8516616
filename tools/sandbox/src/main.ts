import { parseArguments } from './arguments.ts';
import type { Ready } from './ready.ts';
import { startSandbox } from './sandbox.ts';

/**
 * `npm run sandbox`: one JSON line on stdout when ready, everything else on stderr. Ends on SIGTERM
 * and SIGINT, and with `--exit-with-parent` when stdin closes. With `--data-dir` it goes on where it was.
 */
async function main(): Promise<void> {
  const { exitWithParent, portBase, blockTimeMs, dataFolder } = parseArguments(
    process.argv.slice(2),
  );
  let ended = false;
  let stop = async (): Promise<void> => {};
  const end = (code: number): void => {
    if (ended) return;
    ended = true;
    // However slow an orderly end is, it is an end: the keeper ends the nodes when we are gone.
    setTimeout(() => process.exit(code), 5_000).unref();
    stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0));
  if (exitWithParent) {
    process.stdin
      .on('end', () => end(0))
      .on('close', () => end(0))
      .on('error', () => end(0))
      .resume();
  }
  const sandbox = await startSandbox({
    dataFolder,
    ...(portBase === undefined ? {} : { portBase }),
    ...(blockTimeMs === undefined ? {} : { blockTimeMs }),
  });
  stop = sandbox.stop;
  if (ended) return void (await stop());
  void sandbox.died.then((reason) => {
    console.error(`sandbox: ${reason}`);
    end(1);
  });
  const { ready, services, chains, credentials, keys, faucet, control } = sandbox;
  const line: Ready = { ready, services, chains, credentials, keys, faucet, control };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch((error: unknown) => {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
