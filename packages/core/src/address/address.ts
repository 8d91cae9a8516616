import type { ChainId } from '../chain/chain-id.ts';
import type { Result } from '../result/result.ts';
import { err } from '../result/result.ts';

/**
 * Why an address was refused:
 *
 * - `BAD_FORM` not an address of this chain at all; `BAD_CHECKSUM` one with a typing error
 * - `WRONG_NETWORK` of a test network; `OTHER_CHAIN` of another chain, or not to be told from one
 * - `TAGGED` carries a destination tag or memo that cannot be honoured
 * - `NOT_PAYABLE` well formed, but money sent there is lost or refused
 * - `SECRET_KEY` looks like a private key, seed or recovery phrase: never an address
 * - `UNKNOWN_CHAIN` nothing is known of the chain: ask for the address twice ({@link confirmTwice}) and warn
 * - `MISMATCH` the two entries of {@link confirmTwice} differ
 */
export type AddressProblemCode =
  | 'NOT_TEXT'
  | 'EMPTY'
  | 'TOO_LONG'
  | 'BAD_FORM'
  | 'BAD_CHECKSUM'
  | 'WRONG_NETWORK'
  | 'OTHER_CHAIN'
  | 'TAGGED'
  | 'NOT_PAYABLE'
  | 'SECRET_KEY'
  | 'UNKNOWN_CHAIN'
  | 'MISMATCH';

/** A refusal. The message never repeats what was typed, which may have been a secret. */
export type AddressProblem = { readonly code: AddressProblemCode; readonly message: string };

/**
 * Something a person should know of an accepted address:
 *
 * - `NO_CHECKSUM` a typing error would not have been noticed
 * - `OFF_CURVE` a Solana address owned by a program, not by a key
 * - `BOUNCEABLE` a TON address in the form for contracts
 * - `UNTAGGED_X_ADDRESS` an XRP X-address, used as the classic address inside it
 * - `NEAR_NAME` a named NEAR account: that it exists was not checked
 */
export type AddressNoteCode =
  | 'NO_CHECKSUM'
  | 'OFF_CURVE'
  | 'BOUNCEABLE'
  | 'UNTAGGED_X_ADDRESS'
  | 'NEAR_NAME';

/** A remark on an accepted address. */
export type AddressNote = { readonly code: AddressNoteCode; readonly message: string };

/** What a codec finds in a good address. */
export type DecodedAddress = {
  /** The form to show, store and send. */
  readonly address: string;
  /** Equal for two addresses exactly if money sent to either reaches the same place. */
  readonly identity: string;
  /** What it is on its chain, e.g. `p2wpkh` or `account`. */
  readonly kind: string;
  /** How sure the check is: a typing error is noticed by a `checksum`, not by the `form` alone. */
  readonly proof: 'checksum' | 'form';
  readonly notes: readonly AddressNote[];
};

/** An address that passed its chain's check. */
export type CheckedAddress = DecodedAddress & { readonly chain: ChainId };

/** Decodes trimmed, non-empty text of one chain family. Never throws. */
export type AddressCodec = (text: string) => Result<DecodedAddress, AddressProblem>;

/** A failed result that carries an {@link AddressProblem}. */
export function refuse(
  code: AddressProblemCode,
  message: string,
): { readonly ok: false; readonly error: AddressProblem } {
  return err({ code, message });
}

/** The note of every form that has no checksum. */
export const NO_CHECKSUM: AddressNote = {
  code: 'NO_CHECKSUM',
  message: 'This form has no checksum: a typing error would not be noticed. Compare it twice.',
};
