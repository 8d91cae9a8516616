import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { ORPCError, type ProcedureClientInterceptorOptions } from '@orpc/server';
import type { ProcedureMeta } from '../../contract/access.ts';
import { type Failure, failure } from '../../contract/result.ts';
import { ofThrown } from '../failures.ts';
import type { House } from '../house/house.ts';
import type { CallContext } from './call.ts';
import { BUG, badInput, LOCKED, refusedStream } from './refuse.ts';
import { isOversize } from './size.ts';
import { until } from './until.ts';

type Call = ProcedureClientInterceptorOptions<CallContext, Record<never, never>, ProcedureMeta> & {
  next(options: object): Promise<unknown>;
};

/**
 * Calls that only a person causes although they change nothing; they put the idle lock off. Whatever a
 * page asks again by itself, as at every append, must not stand here.
 */
const BY_HAND: ReadonlySet<string> = new Set([
  'house.choose',
  'doors.close',
  'networks.check',
  'actions.evidence',
  'ledger.verify',
  'ledger.export',
  'ledger.checkEvidence',
]);

/**
 * The one place every call passes: behind the lock nothing is answered that says so, whatever is
 * wrong with a call is a value, and a bug tells nobody anything. Streams end with their page, and
 * with the session they belong to.
 */
export function createGate(house: House): (call: Call) => Promise<unknown> {
  return async (call) => {
    const { meta, inputSchema, outputSchema } = call.procedure['~orpc'];
    const path = call.path.join('.');
    const streams = getEventIteratorSchemaDetails(outputSchema) !== undefined;
    const refuse = (failure: Failure): unknown => {
      if (streams) throw refusedStream(failure);
      return { ok: false, error: failure };
    };
    const session = house.unlocked();
    const locked = meta.access === 'unlocked';
    if (locked && session === null) return refuse(LOCKED);
    if (isOversize(path, call.input)) return refuse(TOO_LARGE);
    if (inputSchema === undefined && call.input !== undefined) return refuse(NO_INPUT);
    if (meta.mutates || BY_HAND.has(path)) house.touch();

    const ends = [call.signal, locked ? session?.ended : undefined].filter(
      (one) => one !== undefined,
    );
    const over = AbortSignal.any(ends);
    const context: CallContext = { session: locked ? session : null, over };
    try {
      const output = await call.next({ ...call, context });
      if (streams) return until(guarded(output as AsyncIterator<unknown>, house), over);
      // It was locked meanwhile: the answer is of a house that is not open any more.
      return locked && session?.ended.aborted === true ? refuse(LOCKED) : output;
    } catch (error) {
      if (locked && session?.ended.aborted === true) return refuse(LOCKED);
      return refuse(failureOf(error, house));
    }
  };
}

/** A stream whose errors say no more than the answer of any other call would. */
async function* guarded(stream: AsyncIterator<unknown>, house: House) {
  try {
    for (;;) {
      const next = await stream.next();
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    throw refusedStream(failureOf(error, house));
  } finally {
    await stream.return?.();
  }
}

function failureOf(error: unknown, house: House): Failure {
  const input = badInput(error);
  if (input !== null) return input;
  const ofLedger = ofThrown(error);
  if (ofLedger !== null) return ofLedger;
  if (error instanceof ORPCError && error.data !== undefined && isFailure(error.data)) {
    return error.data;
  }
  house.parts.report(error);
  return BUG;
}

function isFailure(data: unknown): data is Failure {
  return failure.safeParse(data).success;
}

const TOO_LARGE: Failure = { code: 'BAD_INPUT', message: 'input: this is larger than it may be.' };
const NO_INPUT: Failure = { code: 'BAD_INPUT', message: 'input: this takes none.' };
