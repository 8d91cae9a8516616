import { type KnownRevert, knownRevert } from '../known-reverts.ts';
import { SERVICE } from '../provider-name.ts';

/** Why an order failed: in plain words where its error is known, else in those of the service, marked as such. */
export function reasonOf(text: string | null): KnownRevert {
  if (text === null) return { why: 'no reason was given', todo: null };
  return knownRevert(text) ?? { why: `in the words of ${SERVICE}, “${text}”`, todo: null };
}
