import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

const KEPT = fileURLToPath(new URL('../../../tmp/demo/', import.meta.url));

export interface Proof {
  readonly ledgerVerified: boolean;
  readonly evidenceVerified: boolean;
}

/**
 * Verifies the ledger, has its head signed, writes an evidence file for each action and has another
 * program check them against the chains. The files stay in `tmp/demo/` for whoever wants to look.
 */
export async function prove(
  stage: Stage,
  actions: readonly string[],
  say: Narrator,
): Promise<Proof> {
  say.chapter('The proof');
  const ledger = await stage.backend().call('verify', null);
  const holds = ledger.ok ? 'holds' : 'IS BROKEN';
  say.tell('ledger', `The ledger's chain of ${ledger.events} events ${holds}.`, ledger);
  const { account } = stage;
  const head = await stage.backend().call('signHead', { account });
  say.tell('head', `The account has signed where it ends: event ${head.seq}.`, { ...head });
  mkdirSync(KEPT, { recursive: true });
  let evidenceVerified = actions.length > 0;
  for (const [index, actionId] of actions.entries()) {
    const { file } = await stage.backend().call('evidence', { actionId });
    const kept = `${KEPT}swap-${index + 1}.evidence.json`;
    copyFileSync(file, kept);
    const verdict = verifyWithAnotherProgram(kept, stage);
    evidenceVerified = evidenceVerified && verdict.ok;
    const shown = relative(process.cwd(), kept);
    say.tell('evidence', `${shown} ${verdict.ok ? 'checks out' : 'DOES NOT CHECK OUT'}.`, {
      actionId,
      file: kept,
      ok: verdict.ok,
    });
    if (!verdict.ok) process.stderr.write(verdict.output);
  }
  say.note(
    `Check one yourself:\n  npm run verify-evidence -- ${relative(process.cwd(), KEPT)}/swap-1.evidence.json --quote-key ${stage.sandbox.keys.quoteSigning}`,
  );
  return { ledgerVerified: ledger.ok, evidenceVerified };
}

/** The verifier has no ledger and no keys, and reads the chains itself. */
function verifyWithAnotherProgram(file: string, stage: Stage): { ok: boolean; output: string } {
  const verifier = fileURLToPath(new URL('../../verify-evidence/src/main.ts', import.meta.url));
  const rpc = stage.sandbox.chains.flatMap(({ rpcUrl }) => ['--rpc', rpcUrl]);
  const key = ['--quote-key', stage.sandbox.keys.quoteSigning];
  const run = spawnSync(process.execPath, ['--conditions=source', verifier, file, ...rpc, ...key], {
    encoding: 'utf8',
  });
  return { ok: run.status === 0, output: `${run.stdout}${run.stderr}` };
}
