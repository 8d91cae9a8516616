import { NO_ADDRESS } from '../contracts.ts';
import { decodeExactly } from '../decode-exactly.ts';
import type { PolicyReader } from './policy-reader.ts';

const shape = [{ type: 'uint128' }, { type: 'bool' }, { type: 'address' }] as const;

/** What operations may cost the account in all, and whether somebody else must pay. */
export const readGas: PolicyReader = (data) => {
  const read = decodeExactly(shape, data);
  if (read === null) return null;
  const [atMost, needsPaymaster, only] = read;
  const paymaster = needsPaymaster ? { only: only === NO_ADDRESS ? null : only } : null;
  return { kind: 'gas', atMost: atMost.toString(), paymaster };
};
