import { decodeExactly } from '../decode-exactly.ts';
import type { PolicyReader } from './policy-reader.ts';

const shape = [{ type: 'uint48' }, { type: 'uint48' }] as const;

/** Valid after, valid until, unix seconds; an end of zero is no end. */
export const readTime: PolicyReader = (data) => {
  const read = decodeExactly(shape, data);
  if (read === null) return null;
  const [validAfter, validUntil] = read;
  return { kind: 'time', validAfter, validUntil: validUntil === 0 ? null : validUntil };
};
