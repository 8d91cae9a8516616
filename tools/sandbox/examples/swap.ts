/** One real swap on a private sandbox: quote, deposit on one chain, payout on the other. */
import { startSandbox, userAccount } from '@countinghouse/sandbox';
import { createWalletClient, defineChain, erc20Abi, getAddress, http } from 'viem';

const sandbox = await startSandbox({ blockTimeMs: 200 });
const [base, arbitrum] = sandbox.chains;
if (base === undefined || arbitrum === undefined) throw new Error('two chains are expected');
const usdc = (chain: typeof base): `0x${string}` => getAddress(chain.tokens.USDC ?? '');
const assetOn = (code: string, chain: typeof base): string =>
  `nep141:${code}-${usdc(chain).toLowerCase()}.omft.near`;

const api = sandbox.services.oneclick.baseUrl;
const payer = userAccount(0);
const response = await fetch(`${api}/v0/quote`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-api-key': sandbox.credentials.oneclick.apiKey },
  body: JSON.stringify({
    ...{ dry: false, swapType: 'EXACT_INPUT', slippageTolerance: 100, amount: '25000000' },
    ...{ originAsset: assetOn('base', base), destinationAsset: assetOn('arb', arbitrum) },
    ...{ depositType: 'ORIGIN_CHAIN', refundType: 'ORIGIN_CHAIN', refundTo: payer.address },
    ...{ recipientType: 'DESTINATION_CHAIN', recipient: userAccount(1).address },
    deadline: new Date(Date.now() + 600_000).toISOString(),
  }),
});
const { quote } = (await response.json()) as { quote: Record<string, string> };
console.log(`${quote.amountInFormatted} USDC become ${quote.amountOutFormatted} USDC`);

const wallet = createWalletClient({
  account: payer,
  chain: defineChain({
    ...{ id: base.id, name: 'Sandbox Base', rpcUrls: { default: { http: [base.rpcUrl] } } },
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  }),
  transport: http(),
});
await wallet.writeContract({
  ...{ address: usdc(base), abi: erc20Abi, functionName: 'transfer' },
  args: [getAddress(quote.depositAddress ?? ''), 25_000_000n],
});

let state = '';
while (state !== 'SUCCESS') {
  const answer = await fetch(`${api}/v0/status?depositAddress=${quote.depositAddress}`);
  const { status } = (await answer.json()) as { status: string };
  if (status !== state) console.log(status);
  state = status;
  await new Promise((resolve) => setTimeout(resolve, 50));
}
await sandbox.stop();
