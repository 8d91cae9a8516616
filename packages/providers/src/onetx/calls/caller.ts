import { err, type ProviderFailure, type ProviderResult, type Result } from '@countinghouse/core';
import type { HttpClient } from '../../http/client.ts';
import type { Answer, CallOptions, ErrorAnswer, Operation } from '../../http/operation.ts';
import type { RequestProblem } from '../check/form.ts';
import { describeError, type RefusalContext } from '../refusal/describe-error.ts';

export const PROVIDER = 'onetx';

/** A value beside the text it was read from, or a failure. */
export type Call<T> = ProviderResult<Answer<T>>;

type Parse<T> = Operation<T>['parse'];

interface Question<T> extends Pick<Operation<T>, 'query' | 'body'>, CallOptions {
  readonly method?: Operation<T>['method'];
  readonly path: string;
  readonly parse: Parse<T>;
  readonly context?: RefusalContext;
}

/** How every operation of 1tx is called: what it may be repeated for, and what its errors mean. */
export interface Caller {
  /** Changes nothing, so it is repeated after a passing failure. */
  read<T>(name: string, question: Question<T>): Call<T>;
  /** Sent once, whatever comes back. Acts for an owner unless the context says otherwise. */
  effect<T>(name: string, question: Question<T>): Call<T>;
  /** The failure of a call that was not made. */
  refuse(
    name: string,
    problem: RequestProblem,
  ): { readonly ok: false; readonly error: ProviderFailure };
}

export function createCaller(http: HttpClient, timeoutMs: number): Caller {
  function call<T>(
    name: string,
    effect: Operation<T>['effect'],
    { context = {}, method = 'GET', ...rest }: Question<T>,
  ): Call<T> {
    const describe = (answer: ErrorAnswer) => describeError(answer, context);
    return http.call<T>({ name, effect, method, timeoutMs, describe, ...rest });
  }
  return {
    read: (name, question) => call(name, 'read', question),
    effect: (name, question) =>
      call(name, 'once', {
        method: 'POST',
        ...question,
        context: { forOwner: true, ...question.context },
      }),
    refuse: (name, problem) => err(invalid(name, problem)),
  };
}

export function invalid(operation: string, { code, message }: RequestProblem): ProviderFailure {
  return { kind: 'invalid', code, message, provider: PROVIDER, operation, mayHaveHappened: false };
}

/** Checks first, then calls; nothing leaves for a request that cannot be right. */
export async function checked<Request, T>(
  caller: Caller,
  name: string,
  check: Result<Request, RequestProblem>,
  call: (request: Request) => Call<T>,
): Call<T> {
  return check.ok ? call(check.value) : caller.refuse(name, check.error);
}
