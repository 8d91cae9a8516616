import { rmSync } from 'node:fs';
import { faucet } from './faucet.ts';
import { journeySwap } from './journey-swap.ts';
import { createNarrator, type Narrator } from './narrator.ts';
import { prove } from './proof.ts';
import { type Stage, setStage } from './stage.ts';

/**
 * The main job, headless, on a private sandbox: real quotes, real signatures, real transactions, a
 * kill in the middle, the ledger and the proof. `--json`: one JSON object a line.
 */
async function main(): Promise<boolean> {
  const wrong = process.argv.slice(2).find((argument) => argument !== '--json');
  if (wrong !== undefined) {
    process.stderr.write(`demo does not know ${wrong}. It takes --json: one JSON object a line.\n`);
    return false;
  }
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
  const ids = await faucet(stage);
  const { journey, actions } = await journeySwap(stage, ids, say);

  const proof = await prove(stage, actions, say);
  const ok = journey.ok && proof.ledgerVerified && proof.evidenceVerified;
  say.done({ ok, journeys: { swap: { ...journey } }, ...proof });
  return ok;
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
