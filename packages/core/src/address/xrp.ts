import {
  isValidClassicAddress,
  isValidXAddress,
  xAddressToClassicAddress,
} from 'ripple-address-codec';
import { ok } from '../result/result.ts';
import type { AddressCodec, AddressNote } from './address.ts';
import { refuse } from './address.ts';
import { attempt } from './attempt.ts';

const UNTAGGED: AddressNote = {
  code: 'UNTAGGED_X_ADDRESS',
  message: 'This X-address has no tag; the classic address inside it is used.',
};

// Accounts without a key: ACCOUNT_ZERO, ACCOUNT_ONE, and the two others of the ledger's list of
// special addresses that swallow what is sent to them.
const BLACK_HOLES = new Set([
  'rrrrrrrrrrrrrrrrrrrrrhoLvTp',
  'rrrrrrrrrrrrrrrrrrrrBZbvji',
  'rrrrrrrrrrrrrrrrrNAMEtxvNvQ',
  'rrrrrrrrrrrrrrrrrrrn5RM1rHd',
]);

/**
 * XRP Ledger: classic addresses, and X-addresses without a tag. A tagged one is refused, since the
 * swap service cannot carry the tag and an exchange would not credit the money.
 */
export const xrpAddress: AddressCodec = (text) => {
  if (/^r[1-9A-HJ-NP-Za-km-z]+[:?#]/u.test(text)) return tagged();
  if (attempt(() => isValidClassicAddress(text)) === true) return classic(text, []);
  if (attempt(() => isValidXAddress(text)) === true) {
    const decoded = attempt(() => xAddressToClassicAddress(text));
    if (decoded === undefined) return refuse('BAD_FORM', 'This is not an XRP Ledger address.');
    if (decoded.test) {
      return refuse('WRONG_NETWORK', 'This address is of an XRP Ledger test network.');
    }
    return decoded.tag === false ? classic(decoded.classicAddress, [UNTAGGED]) : tagged();
  }
  return /^(?:r[1-9A-HJ-NP-Za-km-z]{24,34}|[XT][1-9A-HJ-NP-Za-km-z]{46})$/u.test(text)
    ? refuse('BAD_CHECKSUM', 'A character of this XRP Ledger address is wrong.')
    : refuse('BAD_FORM', 'This is not an XRP Ledger address.');
};

function classic(address: string, notes: readonly AddressNote[]) {
  return BLACK_HOLES.has(address)
    ? refuse('NOT_PAYABLE', 'Nobody holds this account: money sent there is lost.')
    : ok({ address, identity: address, kind: 'account', proof: 'checksum' as const, notes });
}

function tagged() {
  return refuse(
    'TAGGED',
    'This address carries a destination tag, which cannot be sent along: the receiver would not know whose money it is. Use an address without a tag.',
  );
}
