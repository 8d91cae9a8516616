import type { LedgerFailure, Result } from '@countinghouse/core';
import type { OpenFailure } from '../errors/open-failure.ts';
import type { ProfilePaths } from '../files/paths.ts';
import { headOf } from '../ledger/ledger.ts';
import type { OpenState } from '../ledger/open-state.ts';
import { readStream } from '../ledger/reads.ts';
import { ok } from '../result.ts';
import type { OpenLedgerOptions } from './open-ledger.ts';

const RELEASED = { released: true };

/** The stream in which a ledger writes about itself. */
export const LEDGER_STREAM = 'ledger';

/** What a ledger can do beyond reading and appending. */
export interface LedgerWork {
  /**
   * Ends recovered mode: a person has compared what was open with the world. Written down as an
   * event before it takes effect.
   */
  release(commandId: string): Promise<Result<void, LedgerFailure | OpenFailure>>;
  stopWork(): Promise<void>;
}

export interface WorkContext {
  readonly state: OpenState;
  readonly paths: ProfilePaths;
  readonly options: OpenLedgerOptions;
  readonly ledgerKey: Uint8Array;
  /** Clears recovered mode in the header. */
  released(): Promise<Result<void, OpenFailure>>;
}

export function ledgerWork(context: WorkContext): LedgerWork {
  const { state } = context;
  return {
    async release(commandId) {
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
      // A crash after the event and before the header leaves the command repeated: still release.
      if (!written.ok && !isOurAnswer(written.error)) return written;
      return context.released();
    },
    async stopWork() {},
  };
}

function isOurAnswer({ code, result }: LedgerFailure): boolean {
  return code === 'COMMAND_REPEATED' && JSON.stringify(result) === JSON.stringify(RELEASED);
}
