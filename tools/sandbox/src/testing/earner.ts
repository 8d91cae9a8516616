import {
  type Address,
  createPublicClient,
  createWalletClient,
  defineChain,
  erc20Abi,
  getAddress,
  type Hex,
  http,
  type PublicClient,
  parseAbiItem,
} from 'viem';
import type { HDAccount } from 'viem/accounts';
import { accountOf } from '../kernel/account.ts';
import { CANONICAL } from '../kernel/addresses.ts';
import type { Ready } from '../ready.ts';
import { INSTRUMENTS, instrumentId } from '../stack/instruments.ts';

/** An answer of the service as tests look at it: every field that some answer has, none certain. */
export interface EarnBody {
  readonly [name: string]: unknown;
  readonly message: string | readonly string[];
  readonly accountAddress: Address;
  readonly actionId: string;
  readonly userOpHash: Hex;
  readonly status: string;
  readonly error: string | null;
  readonly digest: Hex;
  readonly enableTypedData: {
    readonly domain: {
      readonly name: string;
      readonly version: string;
      readonly chainId: number;
      readonly verifyingContract: Address;
    };
    readonly types: Readonly<Record<string, readonly { name: string; type: string }[]>>;
    readonly primaryType: string;
    readonly message: Readonly<Record<string, unknown>> & { readonly validatorData: Hex };
  };
  readonly result: {
    readonly amountIn: string;
    readonly amountOut: string;
    readonly instrumentId: Hex | null;
    readonly finalTxHash: Hex;
  };
  readonly sourceTxHash: Hex;
  readonly destinationTxHash: Hex | null;
  readonly data: readonly InstrumentLine[];
  readonly positions: readonly PositionLine[];
}

export interface InstrumentLine {
  readonly [name: string]: unknown;
  readonly instrumentId: Hex;
  readonly chainId: number;
  readonly protocol: string;
  readonly tokenSymbol: string;
  readonly tokenDecimals: number;
  readonly yieldTokenAddress: Address;
  readonly yieldTokenDecimals: number;
  readonly currentApy: number;
  readonly tvl: number;
}

export interface PositionLine {
  readonly [name: string]: unknown;
  readonly instrumentId: Hex;
  readonly balanceRaw: string;
  readonly shareBalance: string;
  readonly shareBalanceRaw: string;
}

export interface EarnReply {
  readonly status: number;
  readonly body: EarnBody;
}

const TAKEN = parseAbiItem(
  'event UserOperationEvent(bytes32 indexed userOpHash, address indexed sender, address indexed paymaster, uint256 nonce, bool success, uint256 actualGasCost, uint256 actualGasUsed)',
);

type Place = Pick<Ready, 'services' | 'chains' | 'credentials'>;

/** An owner who deals with the 1tx service in tests: asks the API, signs, reads the chains. */
export type Earner = ReturnType<typeof createEarner>;

export function createEarner(sandbox: Place, owner: HDAccount, apiKey?: string) {
  const base = sandbox.services.onetx.baseUrl;
  const key = apiKey ?? sandbox.credentials.onetx.apiKey;
  const place = (id: number) => {
    const chain = sandbox.chains.find((one) => one.id === id);
    if (chain === undefined) throw new Error(`no chain ${id}`);
    return chain;
  };
  const reader = (id: number): PublicClient =>
    createPublicClient({ transport: http(place(id).rpcUrl), pollingInterval: 50, cacheTime: 0 });
  const usdc = (id: number): Address => getAddress(place(id).tokens.USDC ?? '');

  const ask = async (method: string, path: string, body?: object): Promise<EarnReply> => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        'x-api-key': key,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as EarnBody };
  };
  const must = async (reply: Promise<EarnReply>): Promise<EarnBody> => {
    const { status, body } = await reply;
    if (status >= 300) throw new Error(`refused: ${JSON.stringify(body)}`);
    return body;
  };
  const get = (path: string) => ask('GET', path);
  const post = (path: string, body: object = {}) =>
    ask('POST', path, { ownerEoa: owner.address, ...body });

  const balance = (id: number, token: Address, of: Address): Promise<bigint> =>
    reader(id).readContract({
      address: token,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [of],
    });
  const account = async (): Promise<Address> =>
    (await must(get(`/account?ownerEoa=${owner.address}`))).accountAddress;

  return {
    ...{ owner, ask, get, post, must, reader, usdc, balance, account },
    /** Signs the enable message of a chain and hands it in. */
    authorize: async (chainId: number, limits: object = {}): Promise<EarnBody> => {
      const prepared = await must(post('/authorize/prepare', { chainId, ...limits }));
      const signature = await owner.signTypedData(prepared.enableTypedData);
      await must(post('/authorize/confirm', { chainId, signature }));
      return prepared;
    },
    /** Sends USDC from the owner to the account and waits until it is there. */
    fund: async (chainId: number, units: bigint): Promise<void> => {
      const chain = defineChain({
        id: chainId,
        name: String(chainId),
        nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
        rpcUrls: { default: { http: [place(chainId).rpcUrl] } },
      });
      const wallet = createWalletClient({ account: owner, chain, transport: http() });
      const hash = await wallet.writeContract({
        address: usdc(chainId),
        abi: erc20Abi,
        functionName: 'transfer',
        args: [await account(), units],
      });
      await reader(chainId).waitForTransactionReceipt({ hash });
    },
    action: (id: string): Promise<EarnBody> => must(get(`/actions/${id}`)),
    /** Polls until the action is in one of the wanted states; all states seen with it. */
    until: async (
      id: string,
      ...wanted: readonly string[]
    ): Promise<EarnBody & { readonly seen: readonly string[] }> => {
      const seen: string[] = [];
      for (let tries = 0; tries < 600; tries += 1) {
        const body = await must(get(`/actions/${id}`));
        if (seen.at(-1) !== body.status) seen.push(body.status);
        if (wanted.includes(body.status)) return { ...body, seen };
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`never ${wanted.join(' or ')}: ${seen.join(' > ')}`);
    },
    /** Hashes of the operations EntryPoint has taken of the account, in order. */
    operations: async (id: number): Promise<readonly Hex[]> => {
      const { entryPoint: address } = CANONICAL;
      const args = { sender: accountOf(owner.address) };
      const logs = await reader(id).getLogs({ address, event: TAKEN, args, fromBlock: 0n });
      return logs.map((log) => log.args.userOpHash ?? '0x');
    },
    /** Prepares a withdrawal, signs its digest and hands it in. */
    withdraw: async (chainId: number, amountUsdc: string): Promise<EarnBody> => {
      const { digest } = await must(post('/withdraw/prepare', { chainId, amountUsdc }));
      const signature = await owner.signMessage({ message: { raw: digest } });
      return must(post('/withdraw/confirm', { signature }));
    },
  };
}

/** Ids of the sandbox's instruments, by what they are. */
export const VAULTS = {
  baseUsdc: '0x00002105476c8397af75f677424ef8ec4f68be5b699a7e8eb1a95d7e233d2914',
  baseUsdcSix: '0x00002105bf523536e8b8995f589bca8c44c2197e7a499d9c39895173a619ba6b',
  baseDai: '0x000021054848b68e733ec32879f7fe31f0dbb44133f44ba049119a7075dbbed6',
  /** The instrument of the purchase in 1tx's documents. */
  arbitrumUsdc: '0x0000a4b194d4938ed6aab5bdbac7ca4b622f3639b1bca1b8b9c3271403d3b1b5',
} as const;

/** Only a pool's id depends on the token. */
const NOWHERE = '0x0000000000000000000000000000000000000000';

/** What a depositor of a vault holds. */
export function sharesOf(id: Hex): Address {
  const found = INSTRUMENTS.find((one) => instrumentId(one, NOWHERE) === id);
  if (found === undefined) throw new Error(`no vault ${id}`);
  return found.shares;
}
