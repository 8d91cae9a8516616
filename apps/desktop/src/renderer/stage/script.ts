import type { Answer, Failure } from '../../contract/result.ts';
import type { Procedures } from '../client/backend.ts';
import type { Group, Input, Name, Value } from '../client/procedures.ts';

type Streamed<T> = T extends AsyncIterator<infer V, unknown, unknown> ? V : never;
type Output<G extends Group, N extends Name<G>> = Procedures[G][N] extends (
  ...args: never[]
) => Promise<infer O>
  ? O
  : never;

/** What a procedure says on the stage: an answer, or the values of a stream, which then stays open. */
type Line<G extends Group, N extends Name<G>> =
  Output<G, N> extends Answer<unknown>
    ? (input: Input<G, N>) => Answer<Value<G, N>> | typeof NEVER
    : (input: Input<G, N>) => readonly Streamed<Output<G, N>>[] | typeof NEVER;

/** Answers by group and name. What is not scripted never answers: its place shows that it loads. */
export type Script = {
  readonly [G in Group]?: { readonly [N in Name<G>]?: Line<G, N> };
};

export const NEVER = Symbol('never answers');

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = (
  code: Failure['code'],
  message: string,
  more: Partial<Failure> = {},
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { code, message, ...more },
});

/** Later scripts answer in the place of earlier ones. */
export function together(...scripts: readonly Script[]): Script {
  const whole: Record<string, Record<string, unknown>> = {};
  for (const script of scripts) {
    for (const [group, lines] of Object.entries(script)) {
      whole[group] = { ...whole[group], ...lines };
    }
  }
  return whole as Script;
}
