import type { Answer } from '../../contract/result.ts';
import { failed, ofPart } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';

/** Ends recovered mode. The ledger itself remembers the command; a repeat changes nothing. */
export async function release(
  { ledger, runner }: OpenHouse,
  { commandId }: InputOf<'ledger', 'release'>,
): Promise<Answer<null>> {
  const released = await ledger.release(commandId);
  if (!released.ok) return failed(ofPart(released.error));
  runner.poke();
  return { ok: true, value: null };
}
