import type { AddressNames } from '../grant/sentences.ts';
import type { DecodedCall } from '../review/operation.ts';

/** What one call of an operation does, in one sentence; amounts in base units. */
export function callSentence(call: DecodedCall, names: AddressNames): string {
  const named = (address: string) => names[address.toLowerCase()] ?? address;
  switch (call.kind) {
    case 'erc20-transfer':
      return `Sends ${call.units} base units of ${named(call.token)} to ${named(call.recipient)}.`;
    case 'native-transfer':
      return `Sends ${call.units} base units of the native asset to ${named(call.recipient)}.`;
    case 'vault-redeem':
      return `Gives ${call.shares} shares back to ${named(call.vault)}; what they are worth goes to ${named(call.receiver)}.`;
    case 'end-grants':
      return 'Ends every right that was granted on this account, used or not yet used. Your own remains.';
    case 'remove-permission':
      return `Removes the permission ${call.permissionId} from the account.`;
  }
}
