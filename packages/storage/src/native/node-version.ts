import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { err, ok, type Result } from '../result.ts';

/** The oldest Node major the driver's binary loads in; older ones die with SIGSEGV, not an error. */
export const LOWEST_NODE_MAJOR = 22;

/**
 * Refuses a runtime the encrypted SQLite binary would crash in. It must run before the driver is
 * imported: on Node 20 the import succeeds and the first open ends the process without a word.
 *
 * @param version `process.versions.node`, e.g. `24.21.0`.
 */
export function checkNodeVersion(version: string): Result<void, OpenFailure> {
  const major = Number.parseInt(version, 10);
  if (Number.isInteger(major) && major >= LOWEST_NODE_MAJOR) return ok(undefined);
  return err(
    openFailure(
      'RUNTIME_TOO_OLD',
      `The encrypted ledger needs Node ${LOWEST_NODE_MAJOR} or newer, this is ${version}. Start it with \`npm run\`, which brings its own Node, or install a newer one.`,
    ),
  );
}
