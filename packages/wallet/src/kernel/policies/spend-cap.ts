import { decodeExactly } from '../decode-exactly.ts';
import type { PolicyReader } from './policy-reader.ts';

const shape = [{ type: 'address' }, { type: 'uint256' }, { type: 'uint48' }] as const;

/** How much of one token may be given away in a period of so many seconds; a period of zero never renews. */
export const readSpendCap: PolicyReader = (data) => {
  const read = decodeExactly(shape, data);
  if (read === null) return null;
  const [token, units, period] = read;
  return {
    kind: 'spend-cap',
    token,
    units: units.toString(),
    everySeconds: period === 0 ? null : period,
  };
};
