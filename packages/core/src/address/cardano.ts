import { bech32 } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';
import { byronAddress } from './byron.ts';

const MAIN_NETWORK = 1;

/**
 * Cardano addresses (CIP-19): base and enterprise addresses in bech32, and those of the Byron era.
 * Pointer addresses are out of use; stake addresses receive rewards only.
 */
export const cardanoAddress: AddressCodec = (text) => {
  const lower = text.toLowerCase();
  if (!/^(?:addr|stake)(?:_test)?1/u.test(lower)) return byronAddress(text);
  if (/^(?:addr|stake)_test1/u.test(lower)) {
    return refuse('WRONG_NETWORK', 'This address is of a Cardano test network.');
  }
  const decoded = attempt(() => bech32.decode(text as `${string}1${string}`, false));
  const bytes = decoded && attempt(() => bech32.fromWords(decoded.words));
  if (decoded === undefined || bytes === undefined) {
    return refuse('BAD_CHECKSUM', 'A character of this Cardano address is wrong.');
  }
  const header = bytes[0] ?? 0xff;
  const type = header >> 4;
  if (decoded.prefix === 'stake') {
    return refuse('NOT_PAYABLE', 'A stake address receives rewards, not payments: use addr1….');
  }
  const hashes = type <= 3 ? 2 : type === 6 || type === 7 ? 1 : 0;
  if (hashes === 0 || bytes.length !== 1 + 28 * hashes) {
    return refuse('BAD_FORM', 'This Cardano address is of a kind not in use.');
  }
  if ((header & 15) !== MAIN_NETWORK) {
    return refuse('WRONG_NETWORK', 'This address is of a Cardano test network.');
  }
  return ok({
    address: lower,
    identity: lower,
    kind: hashes === 2 ? 'base' : 'enterprise',
    proof: 'checksum',
    notes: [],
  });
};
