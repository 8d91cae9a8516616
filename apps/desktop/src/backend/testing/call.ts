import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { createProcedureClient, ORPCError } from '@orpc/server';
import type { ProcedureMeta } from '../../contract/access.ts';
import { procedures } from '../../contract/procedures.ts';
import type { Answer } from '../../contract/result.ts';
import type { CallContext, Rooms } from '../api/call.ts';
import { createGate } from '../api/gate.ts';
import { createRouter } from '../api/router.ts';

/** What the contract says of one procedure. */
export interface Described {
  readonly path: string;
  readonly meta: ProcedureMeta;
  /** Null where it takes none. */
  readonly input: Schema | null;
  readonly output: Schema;
  readonly streams: boolean;
}

interface Schema {
  readonly '~standard': {
    validate(value: unknown): unknown;
  };
}

/** Every procedure of the contract. */
export function everyProcedure(): readonly Described[] {
  return procedures().map(({ path, meta, procedure }) => {
    const { inputSchema, outputSchema } = procedure['~orpc'];
    if (outputSchema === undefined) throw new Error(`${path} answers anything`);
    return {
      path,
      meta,
      input: (inputSchema as Schema | undefined) ?? null,
      output: outputSchema as Schema,
      streams: getEventIteratorSchemaDetails(outputSchema) !== undefined,
    };
  });
}

/** Whether a schema takes a value. */
export async function takes(schema: Schema, value: unknown): Promise<boolean> {
  return !('issues' in ((await schema['~standard'].validate(value)) as object));
}

export type Caller = (path: string, input: unknown) => Promise<Answer<unknown>>;

/**
 * Calls procedures as a page does, without a line in between. A stream that was not refused answers
 * with what it told first, and is then left.
 */
export function caller(rooms: Rooms): Caller {
  const router = createRouter(rooms);
  const gate = createGate(rooms.house);
  return async (path, input) => {
    const [group = '', name = ''] = path.split('.');
    const procedure = router[group as keyof typeof router][name];
    if (procedure === undefined) throw new Error(`there is no ${path}`);
    const context: CallContext = { session: null, over: new AbortController().signal };
    const client = createProcedureClient(procedure as Parameters<typeof createProcedureClient>[0], {
      context,
      path: [group, name],
      interceptors: [(options) => gate(options as unknown as Parameters<typeof gate>[0])],
    });
    const leaving = new AbortController();
    try {
      const output = await client(input, { signal: leaving.signal });
      if (!isStream(output)) return output as Answer<unknown>;
      const first = await output.next();
      return { ok: true, value: first.value };
    } catch (error) {
      if (error instanceof ORPCError && error.data !== undefined) {
        return { ok: false, error: error.data };
      }
      throw error;
    } finally {
      leaving.abort();
    }
  };
}

function isStream(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
