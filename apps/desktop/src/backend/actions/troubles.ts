import type { OpenHouse } from '../open-house.ts';

/** Now, and whenever what an action struggles with has changed. */
export async function* watchTroubles(
  house: OpenHouse,
  _input: unknown,
  signal: AbortSignal,
): AsyncGenerator<{ changes: number }> {
  for await (const changes of house.troubles.watch(signal)) yield { changes };
}
