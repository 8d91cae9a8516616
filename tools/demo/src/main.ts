import { rmSync } from 'node:fs';
import { journeyEarn } from './earn/journey.ts';
import { faucet } from './faucet.ts';
import { journeySwap } from './journey-swap.ts';
import { createNarrator, type Narrator } from './narrator.ts';
import { prove } from './proof.ts';
import { type Stage, setStage } from './stage.ts';

/**
 * The main job, headless, on a private sandbox: real quotes, real signatures, real transactions,
 * kills in the middle, the ledger and the proof. `--json`: one JSON object a line.
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
  say.tell('ready', `Two local chains, 1Click and 1tx run; the account is ${account}.`, {
    account,
    chains: sandbox.chains.map(({ id, rpcUrl }) => ({ id, rpcUrl })),
  });
  const ids = await faucet(stage);
  const swap = await journeySwap(stage, ids, say);
  const earn = await journeyEarn(stage, say);

  const proof = await prove(
    stage,
    [
      ...swap.actions.map((actionId, index) => ({ name: `swap-${index + 1}`, actionId })),
      ...earn.acts.map(({ name, actionId }) => ({ name: `earn-${name}`, actionId })),
    ],
    say,
  );
  const journeys = { swap: { ...swap.journey }, earn: { ...earn.journey } };
  const ok = Object.values(journeys).every((journey) => journey.ok) && proof.ledgerVerified;
  say.done({ ok: ok && proof.evidenceVerified, journeys, ...proof });
  return ok && proof.evidenceVerified;
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
