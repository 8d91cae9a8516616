import { getAddress, type Hex } from 'viem';
import { cut } from '../hex.ts';

/** What a validation id names. */
export type NamedRight =
  | { readonly kind: 'permission'; readonly permissionId: string }
  | { readonly kind: 'validator'; readonly contract: string };

/** Kind (1 byte), then a permission's 4 bytes or a validator's 20. Null for any other. */
export function readRight(validationId: Hex): NamedRight | null {
  switch (cut(validationId, 0, 1)) {
    case '0x01':
      return { kind: 'validator', contract: getAddress(cut(validationId, 1)) };
    case '0x02':
      // Zeros behind the four bytes: an id with more in it is another one to the account.
      return /^0x0{32}$/.test(cut(validationId, 5))
        ? { kind: 'permission', permissionId: cut(validationId, 1, 5) }
        : null;
    default:
      return null;
  }
}
