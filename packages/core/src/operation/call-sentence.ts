import type { AddressNames } from '../grant/index.ts';
import type { DecodedCall } from '../review/operation.ts';
import { showAmount } from '../review/show.ts';

/** How an asset is written for a person. */
export interface AssetWords {
  readonly symbol: string;
  readonly decimals: number;
}

/** What is known of the addresses in a call, by lower-case address. */
export interface CallWords {
  readonly names: AddressNames;
  /** Tokens whose decimals are known; amounts of any other are told in base units. */
  readonly assets: Readonly<Record<string, AssetWords>>;
  /** The coin of the chain; null where it is not known. */
  readonly native: AssetWords | null;
}

/** What one call of an operation does, in one sentence. */
export function callSentence(call: DecodedCall, { names, assets, native }: CallWords): string {
  const named = (address: string) => names[address.toLowerCase()] ?? address;
  switch (call.kind) {
    case 'erc20-transfer': {
      const asset = assets[call.token.toLowerCase()];
      return `Sends ${amount(asset, call.units, named(call.token))} to ${named(call.recipient)}.`;
    }
    case 'native-transfer':
      return `Sends ${amount(native, call.units, 'the native asset')} to ${named(call.recipient)}.`;
    case 'vault-redeem': {
      const asset = assets[call.vault.toLowerCase()];
      const shares =
        asset === undefined ? `${call.shares} shares` : amount(asset, call.shares, asset.symbol);
      return `Gives ${shares} back to ${named(call.vault)}; what they are worth goes to ${named(call.receiver)}.`;
    }
    case 'pool-withdraw': {
      const asset = assets[call.asset.toLowerCase()]?.symbol ?? named(call.asset);
      return `Takes all ${asset} that the account has in the pool ${named(call.pool)} back, with what it has earned until then; it goes to ${named(call.receiver)}.`;
    }
    case 'end-grants':
      return `Ends the rights that others have on this account, used or not yet used. The account numbers the rights it takes, and takes none with a number below ${call.validFrom} any more; one that was signed with a higher number, which nobody here can see, stays. Your own right remains.`;
    case 'remove-permission':
      return `Removes the permission ${call.permissionId} from the account.`;
  }
}

/** Exact; in base units where nobody knows how many make a whole. */
function amount(asset: AssetWords | null | undefined, units: string, name: string): string {
  return asset == null ? `${units} base units of ${name}` : showAmount({ ...asset, units });
}
