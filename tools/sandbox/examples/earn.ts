/** One yield account on a private sandbox: authorize, deposit without gas, a year passes, take it out. */
import { startSandbox, userAccount } from '@countinghouse/sandbox';

const sandbox = await startSandbox({ blockTimeMs: 200 });
const owner = userAccount(5);
const ownerEoa = owner.address;

/** Fields of the answers used here. */
interface Answer {
  readonly accountAddress: string;
  readonly enableTypedData: Parameters<typeof owner.signTypedData>[0];
  readonly actionId: string;
  readonly digest: `0x${string}`;
  readonly status: string;
  readonly data: readonly { readonly instrumentId: string; readonly symbol: string }[];
  readonly positions: readonly { readonly balance: string; readonly shareBalance: string }[];
  readonly balances: readonly { readonly usdcBalance: string }[];
}
async function ask(path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${sandbox.services.onetx.baseUrl}${path}`, {
    headers: {
      'x-api-key': sandbox.credentials.onetx.apiKey,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify({ ownerEoa, ...body }) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer as Answer;
}
async function done({ actionId }: Answer): Promise<void> {
  while ((await ask(`/actions/${actionId}`)).status !== 'success') {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
async function authorize(): Promise<void> {
  const { enableTypedData } = await ask('/authorize/prepare', { spendCap: '500000000' });
  const signature = await owner.signTypedData(enableTypedData);
  await ask('/authorize/confirm', { signature });
}

const { accountAddress: address } = await ask(`/account?ownerEoa=${ownerEoa}`);
await sandbox.controls.faucet({ chain: 8453, address, asset: 'USDC', amount: '250000000' });
const best = (await ask('/instruments?chainId=8453&sortBy=apy&sortOrder=desc')).data[0];
await authorize();
await done(await ask('/buy', { instrumentId: best?.instrumentId, amountUsdc: '250' }));
await sandbox.controls.advance({ seconds: 31_536_000 });
const position = (await ask(`/positions?address=${address}`)).positions[0];
console.log(`250 USDC in ${best?.symbol} are ${position?.balance} a year later`);

// The grant has ended meanwhile: what was allowed was allowed for a month.
await authorize();
const yieldTokenAmount = position?.shareBalance;
await done(await ask('/sell', { instrumentId: best?.instrumentId, yieldTokenAmount }));
const amountUsdc = (await ask(`/transactions/balances/${address}`)).balances[0]?.usdcBalance;
const { digest } = await ask('/withdraw/prepare', { amountUsdc });
const signature = await owner.signMessage({ message: { raw: digest } });
await done(await ask('/withdraw/confirm', { signature }));
console.log(`${amountUsdc} USDC are back with their owner`);
await sandbox.stop();
