import { decodeExactly } from '../decode-exactly.ts';
import type { PolicyReader } from './policy-reader.ts';

/** Which contracts may ask whether a message is signed by the account. */
export const readMessageCallers: PolicyReader = (data) => {
  const read = decodeExactly([{ type: 'address[]' }], data);
  return read === null ? null : { kind: 'message-callers', callers: read[0] };
};
