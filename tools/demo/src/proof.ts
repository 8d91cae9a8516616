import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

const KEPT = fileURLToPath(new URL('../../../tmp/demo/', import.meta.url));

/** An action whose evidence is wanted, and how the file is called. */
export interface Proven {
  readonly name: string;
  readonly actionId: string;
}

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
  actions: readonly Proven[],
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
  const verdicts = await inPairs(actions, async ({ name, actionId }) => {
    const { file } = await stage.backend().call('evidence', { actionId });
    const kept = `${KEPT}${name}.evidence.json`;
    copyFileSync(file, kept);
    return { actionId, kept, ...(await verifyWithAnotherProgram(kept, stage)) };
  });
  for (const { actionId, kept, ...verdict } of verdicts) {
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

/** Two at a time: each verifier is a process that loads everything anew. */
async function inPairs<T, U>(
  list: readonly T[],
  work: (one: T) => Promise<U>,
): Promise<readonly U[]> {
  const made: U[] = [];
  for (let at = 0; at < list.length; at += 2) {
    made.push(...(await Promise.all(list.slice(at, at + 2).map(work))));
  }
  return made;
}

/** The verifier has no ledger and no keys, and reads the chains itself. */
function verifyWithAnotherProgram(
  file: string,
  stage: Stage,
): Promise<{ readonly ok: boolean; readonly output: string }> {
  const verifier = fileURLToPath(new URL('../../verify-evidence/src/main.ts', import.meta.url));
  const rpc = stage.sandbox.chains.flatMap(({ rpcUrl }) => ['--rpc', rpcUrl]);
  const key = ['--quote-key', stage.sandbox.keys.quoteSigning];
  const args = ['--conditions=source', verifier, file, ...rpc, ...key];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: `${stdout}${stderr}` }),
    );
  });
}
