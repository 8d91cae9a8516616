export type {
  AddressNote,
  AddressNoteCode,
  AddressProblem,
  AddressProblemCode,
  CheckedAddress,
} from './address.ts';
export { checkAddress } from './check-address.ts';
export { confirmTwice } from './confirm-twice.ts';
export { sameAddress } from './same-address.ts';
export { looksSecret } from './secret.ts';
