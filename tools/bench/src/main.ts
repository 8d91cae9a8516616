import { writeFileSync } from 'node:fs';
import { parseArguments } from './arguments.ts';
import type { Figure } from './measure/figure.ts';
import { describeMachine, machine } from './report/machine.ts';
import { legend, table } from './report/table.ts';
import { runPart } from './run-part.ts';

/** `npm run bench`: exit status 0 only if every figure keeps its limit. */
async function main(argv: readonly string[]): Promise<boolean> {
  const { json, parts, scale } = parseArguments(argv);
  const on = machine();
  const at = new Date().toISOString();
  console.log(describeMachine(on));
  const figures: Figure[] = [];
  for (const part of parts) figures.push(...(await runPart(part, scale)));
  console.log(`\n${table(figures)}\n\n${legend(figures)}`);
  const ok = figures.every((one) => one.ok);
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ at, ok, machine: on, scale, figures }, null, 2)}\n`);
  }
  return ok;
}

main(process.argv.slice(2)).then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (error: unknown) => {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
