import type { LedgerFailure, Result } from '@countinghouse/core';
import { ledgerFailure } from '../errors/ledger-failure.ts';
import type { OpenFailure } from '../errors/open-failure.ts';
import { headOf } from '../ledger/ledger.ts';
import type { OpenState } from '../ledger/open-state.ts';
import { readStream } from '../ledger/reads.ts';
import { err, ok } from '../result.ts';

/** The stream in which a ledger writes about itself. */
export const LEDGER_STREAM = 'ledger';

const RELEASED = { released: true };

/**
 * Writes the release as an event, then clears recovered mode. A crash between the two leaves the
 * ledger recovered, and the same command, or a new one, releases it again.
 */
export async function releaseLedger(
  state: OpenState,
  commandId: string,
  released: () => Promise<Result<void, OpenFailure>>,
): Promise<Result<void, LedgerFailure | OpenFailure>> {
  if (state.closed()) return err(ledgerFailure('LEDGER_CLOSED'));
  if (state.recovery().length === 0) return ok(undefined);
  const written = state.appender.append({
    stream: LEDGER_STREAM,
    expectedLength: readStream(state.statements, LEDGER_STREAM).length,
    events: [
      {
        type: 'ledger.released',
        version: 1,
        data: { reasons: state.recovery(), headSeq: headOf(state).seq },
      },
    ],
    rows: {},
    command: { id: commandId, result: RELEASED },
  });
  if (!written.ok && !isOurAnswer(written.error)) return written;
  return released();
}

function isOurAnswer({ code, result }: LedgerFailure): boolean {
  return code === 'COMMAND_REPEATED' && JSON.stringify(result) === JSON.stringify(RELEASED);
}
