import type { Chain } from './chains/chain.ts';
import { roleAccount, SANDBOX_MNEMONIC } from './identity.ts';

/** The one line printed when the sandbox is ready, and the same as an object for library users. */
export interface Ready {
  readonly ready: true;
  readonly services: { readonly oneclick: { readonly baseUrl: string } };
  readonly chains: readonly {
    readonly id: number;
    readonly rpcUrl: string;
    /** Contract addresses by symbol. */
    readonly tokens: Readonly<Record<string, string>>;
  }[];
  readonly credentials: { readonly oneclick: { readonly apiKey: string } };
  readonly keys: {
    /** `ed25519:<base58>`: verifies the signatures of quotes. */
    readonly quoteSigning: string;
    /** Phrase of the funded accounts, `m/44'/60'/0'/0/i`. Public. */
    readonly mnemonic: string;
  };
  readonly faucet: { readonly url: string; readonly address: string };
  readonly control: { readonly baseUrl: string };
}

export function readyLine(
  chains: readonly Chain[],
  baseUrl: string,
  apiKey: string,
  quoteSigning: string,
): Ready {
  return {
    ready: true,
    services: { oneclick: { baseUrl } },
    chains: chains.map(({ id, rpcUrl, tokens }) => ({
      id,
      rpcUrl,
      tokens: Object.fromEntries(tokens.map(({ symbol, address }) => [symbol, address])),
    })),
    credentials: { oneclick: { apiKey } },
    keys: { quoteSigning, mnemonic: SANDBOX_MNEMONIC },
    faucet: { url: `${baseUrl}/_sandbox/faucet`, address: roleAccount('faucet').address },
    control: { baseUrl: `${baseUrl}/_sandbox` },
  };
}
