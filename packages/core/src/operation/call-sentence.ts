import type { AddressNames } from '../grant/index.ts';
import { formatAmount } from '../money/index.ts';
import type { DecodedCall } from '../review/operation.ts';
import { showAddress } from '../review/show.ts';

/** A token whose own contract was asked how it counts. */
export interface KnownToken {
  readonly symbol: string;
  readonly decimals: number;
}

/** Tokens by lower-case address of their contract. */
export type KnownTokens = Readonly<Record<string, KnownToken>>;

/** What one call of an operation does, in one sentence; of tokens nobody knows in base units. */
export function callSentence(call: DecodedCall, names: AddressNames, tokens: KnownTokens): string {
  const named = (address: string) => names[address.toLowerCase()] ?? address;
  switch (call.kind) {
    case 'erc20-transfer':
      return `Sends ${quantity(call.units, call.token, tokens)} to ${named(call.recipient)}.`;
    case 'native-transfer':
      return `Sends ${call.units} base units of the native asset to ${named(call.recipient)}.`;
    case 'vault-redeem': {
      const shares = tokens[call.vault.toLowerCase()];
      const given =
        shares === undefined
          ? `${call.shares} shares`
          : `${formatAmount(BigInt(call.shares), shares.decimals)} ${shares.symbol}`;
      return `Gives ${given} back to ${named(call.vault)}; what they are worth goes to ${named(call.receiver)}.`;
    }
    case 'end-grants':
      return 'Ends every right that was granted on this account, used or not yet used. Your own remains.';
    case 'remove-permission':
      return `Removes the permission ${call.permissionId} from the account.`;
  }
}

function quantity(units: string, token: string, tokens: KnownTokens): string {
  const known = tokens[token.toLowerCase()];
  return known === undefined
    ? `${units} base units of ${token}`
    : `${formatAmount(BigInt(units), known.decimals)} ${known.symbol} (${showAddress(token)})`;
}
