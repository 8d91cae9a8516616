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
} from 'viem';
import type { HDAccount } from 'viem/accounts';
import type { Ready } from '../ready.ts';
import type { Body, TokenLine } from './answers.ts';

/** An HTTP answer with its parsed body. */
export interface Reply {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A customer of the sandbox in tests: asks the API, sends money, reads balances. */
export type Trader = ReturnType<typeof createTrader>;

const HOUR = 3_600_000;

/** A sandbox, in this process or in one of its own. */
interface Place extends Pick<Ready, 'services' | 'chains'> {
  readonly controls: { now(): string };
}

export function createTrader(sandbox: Place, account: HDAccount, recipient: Address) {
  const base = sandbox.services.oneclick.baseUrl;
  const chainOf = (id: number) => {
    const chain = sandbox.chains.find((one) => one.id === id);
    if (chain === undefined) throw new Error(`no chain ${id}`);
    return chain;
  };
  const viemChain = (id: number) =>
    defineChain({
      id,
      name: String(id),
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [chainOf(id).rpcUrl] } },
    });
  const reader = (id: number): PublicClient =>
    createPublicClient({ chain: viemChain(id), transport: http(), pollingInterval: 50 });
  const token = (id: number, symbol: string): Address =>
    getAddress(chainOf(id).tokens[symbol] ?? '');

  const ask = async (path: string, init: RequestInit = {}): Promise<Reply> => {
    const response = await fetch(`${base}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as Body };
  };
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  const request = (changes: Record<string, unknown> = {}) => ({
    dry: false,
    swapType: 'EXACT_INPUT',
    slippageTolerance: 100,
    originAsset: assetId('base', token(8453, 'USDC')),
    depositType: 'ORIGIN_CHAIN',
    destinationAsset: assetId('arb', token(42161, 'USDC')),
    amount: '25000000',
    refundTo: account.address,
    refundType: 'ORIGIN_CHAIN',
    recipient,
    recipientType: 'DESTINATION_CHAIN',
    deadline: new Date(Date.parse(sandbox.controls.now()) + HOUR).toISOString(),
    ...changes,
  });

  return {
    account,
    recipient,
    ask,
    post,
    request,
    token,
    reader,
    tokens: async (): Promise<{ readonly status: number; readonly body: readonly TokenLine[] }> => {
      const response = await fetch(`${base}/v0/tokens`);
      return { status: response.status, body: (await response.json()) as readonly TokenLine[] };
    },
    /** A quote that must succeed. */
    quote: async (changes: Record<string, unknown> = {}): Promise<Body> => {
      const { status, body } = await post('/v0/quote', request(changes));
      if (status !== 201) throw new Error(`quote refused: ${JSON.stringify(body)}`);
      return body;
    },
    balance: (id: number, asset: 'ETH' | string, of: Address): Promise<bigint> =>
      asset === 'ETH'
        ? reader(id).getBalance({ address: of })
        : reader(id).readContract({
            address: token(id, asset),
            abi: erc20Abi,
            functionName: 'balanceOf',
            args: [of],
          }),
    send: (id: number, asset: 'ETH' | string, to: string, amount: bigint): Promise<Hex> => {
      const wallet = createWalletClient({ account, chain: viemChain(id), transport: http() });
      return asset === 'ETH'
        ? wallet.sendTransaction({ to: getAddress(to), value: amount })
        : wallet.writeContract({
            address: token(id, asset),
            abi: erc20Abi,
            functionName: 'transfer',
            args: [getAddress(to), amount],
          });
    },
    status: (address: string, memo?: string): Promise<Reply> => {
      const query = new URLSearchParams({ depositAddress: address });
      if (memo !== undefined) query.set('depositMemo', memo);
      return ask(`/v0/status?${query}`);
    },
    /** Polls until the status is the wanted one; returns the whole answer and all states seen. */
    until: async (
      address: string,
      wanted: string,
      memo?: string,
    ): Promise<Body & { readonly seen: readonly string[] }> => {
      const seen: string[] = [];
      const query = memo === undefined ? '' : `&depositMemo=${memo}`;
      for (let tries = 0; tries < 400; tries += 1) {
        const { body } = await ask(`/v0/status?depositAddress=${address}${query}`);
        if (seen.at(-1) !== body.status) seen.push(body.status);
        if (body.status === wanted) return { ...body, seen };
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`never ${wanted}: ${seen.join(' > ')}`);
    },
  };
}

/** Asset id of a token contract, or of the coin of a chain. */
export const assetId = (blockchain: 'base' | 'arb', contract?: string): string =>
  contract === undefined
    ? `nep141:${blockchain}.omft.near`
    : `nep141:${blockchain}-${contract.toLowerCase()}.omft.near`;
