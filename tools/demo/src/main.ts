import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { journeySwap } from './journey-swap.ts';
import { createNarrator, type Narrator } from './narrator.ts';
import { type Stage, setStage } from './stage.ts';

/**
 * The main job, headless, on a private sandbox: real quotes, real signatures, real transactions, a
 * kill in the middle, the ledger and the proof. `--json`: one JSON object a line.
 */
async function main(): Promise<boolean> {
  const json = process.argv.includes('--json');
  const say = createNarrator(json, (line) => process.stdout.write(line));
  say.chapter('Countinghouse, on a private sandbox');
  const stage = await setStage({ blockTimeMs: 500 });
  let ok = false;
  try {
    ok = await play(stage, say);
  } finally {
    await stage.end();
    if (ok) rmSync(stage.directory, { recursive: true, force: true });
    else process.stderr.write(`The profile is left for a look: ${stage.directory}\n`);
  }
  return ok;
}

async function play(stage: Stage, say: Narrator): Promise<boolean> {
  const { sandbox, account } = stage;
  say.tell('ready', `Two local chains and 1Click run; the account is ${account}.`, {
    account,
    chains: sandbox.chains.map(({ id, rpcUrl }) => ({ id, rpcUrl })),
  });
  const { faucet } = await import('./faucet.ts');
  const ids = await faucet(stage);
  const { journey, actions } = await journeySwap(stage, ids, say);

  say.chapter('The proof');
  const ledger = await stage.backend().call('verify', null);
  say.tell('ledger', `The ledger's chain of ${ledger.events} events holds: ${ledger.ok}.`, ledger);
  const head = await stage.backend().call('signHead', { account });
  say.tell('head', `The account has signed where the ledger ends: event ${head.seq}.`, { ...head });
  let evidenceVerified = true;
  for (const actionId of actions) {
    const { file } = await stage.backend().call('evidence', { actionId });
    const verdict = verifyEvidence(file, stage);
    evidenceVerified = evidenceVerified && verdict.ok;
    say.tell('evidence', `${file}: ${verdict.ok ? 'checks out' : 'DOES NOT CHECK OUT'}.`, {
      actionId,
      file,
      ok: verdict.ok,
    });
    if (!verdict.ok) process.stderr.write(verdict.output);
  }
  const ok = journey.ok && ledger.ok && evidenceVerified;
  say.done({
    ok,
    journeys: { swap: { ...journey } },
    ledgerVerified: ledger.ok,
    evidenceVerified,
  });
  return ok;
}

/** The verifier is another program: it has no ledger, no keys, and reads the chains itself. */
function verifyEvidence(file: string, stage: Stage): { ok: boolean; output: string } {
  const verifier = fileURLToPath(new URL('../../verify-evidence/src/main.ts', import.meta.url));
  const rpc = stage.sandbox.chains.flatMap(({ rpcUrl }) => ['--rpc', rpcUrl]);
  const key = ['--quote-key', stage.sandbox.keys.quoteSigning];
  const run = spawnSync(process.execPath, ['--conditions=source', verifier, file, ...rpc, ...key], {
    encoding: 'utf8',
  });
  return { ok: run.status === 0, output: `${run.stdout}${run.stderr}` };
}

main().then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`demo: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
