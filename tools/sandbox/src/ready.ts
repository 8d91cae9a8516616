import type { Chain } from './chains/chain.ts';
import { roleAccount, SANDBOX_MNEMONIC } from './identity.ts';
import { PARTNER_KEY } from './services/oneclick/auth.ts';
import { API_KEYS } from './services/onetx/auth.ts';

/** The one line printed when the sandbox is ready, and the same as an object for library users. */
export interface Ready {
  readonly ready: true;
  readonly services: {
    readonly oneclick: { readonly baseUrl: string };
    /** With the path every route begins with. */
    readonly onetx: { readonly baseUrl: string };
  };
  readonly chains: readonly {
    readonly id: number;
    readonly rpcUrl: string;
    /** Contract addresses by symbol. */
    readonly tokens: Readonly<Record<string, string>>;
  }[];
  readonly credentials: {
    readonly oneclick: { readonly apiKey: string };
    readonly onetx: {
      readonly apiKey: string;
      /** A second key, which nothing was authorized for. */
      readonly strangerApiKey: string;
    };
  };
  readonly keys: {
    /** `ed25519:<base58>`: verifies the signatures of quotes. */
    readonly quoteSigning: string;
    /** Phrase of the funded accounts, `m/44'/60'/0'/0/i`. Public. */
    readonly mnemonic: string;
  };
  readonly faucet: { readonly url: string; readonly address: string };
  readonly control: { readonly baseUrl: string };
}

/** The ports the services listen on. */
interface ServicePorts {
  readonly oneclick: number;
  readonly onetx: number;
}

export function readyLine(
  chains: readonly Chain[],
  ports: ServicePorts,
  quoteSigning: string,
): Ready {
  const baseUrl = `http://127.0.0.1:${ports.oneclick}`;
  return {
    ready: true,
    services: {
      oneclick: { baseUrl },
      onetx: { baseUrl: `http://127.0.0.1:${ports.onetx}/api/v1` },
    },
    chains: chains.map(({ id, rpcUrl, tokens }) => ({
      id,
      rpcUrl,
      tokens: Object.fromEntries(tokens.map(({ symbol, address }) => [symbol, address])),
    })),
    credentials: {
      oneclick: { apiKey: PARTNER_KEY },
      onetx: { apiKey: API_KEYS.house, strangerApiKey: API_KEYS.stranger },
    },
    keys: { quoteSigning, mnemonic: SANDBOX_MNEMONIC },
    faucet: { url: `${baseUrl}/_sandbox/faucet`, address: roleAccount('faucet').address },
    control: { baseUrl: `${baseUrl}/_sandbox` },
  };
}
