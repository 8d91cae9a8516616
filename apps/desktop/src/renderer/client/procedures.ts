import type { Answer } from '../../contract/result.ts';
import type { Procedures } from './backend.ts';

export type Group = keyof Procedures;
export type Name<G extends Group> = keyof Procedures[G] & string;

type Call<G extends Group, N extends Name<G>> = Procedures[G][N] extends (
  input: infer I,
  ...rest: never[]
) => Promise<infer O>
  ? { readonly input: I; readonly output: O }
  : never;

/** What a procedure is asked with. */
export type Input<G extends Group, N extends Name<G>> = Call<G, N>['input'];

/** The same without the command id, which the screen's hook brings. */
export type Wish<G extends Group, N extends Name<G>> = Omit<Input<G, N> & object, 'commandId'>;

/** What it answers with, when all is well. */
export type Value<G extends Group, N extends Name<G>> =
  Call<G, N>['output'] extends Answer<infer T> ? T : never;

/** Asks a procedure by its name. */
export function askByName<G extends Group, N extends Name<G>>(
  ask: Procedures,
  group: G,
  name: N,
  input: unknown,
  signal?: AbortSignal,
): Promise<Answer<Value<G, N>>> {
  const call = ask[group][name] as unknown as (
    input: unknown,
    options?: { signal: AbortSignal },
  ) => Promise<Answer<Value<G, N>>>;
  return signal === undefined ? call(input) : call(input, { signal });
}
