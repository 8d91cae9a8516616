import {
  describeEarnProviderContract,
  type EarnProviderHarness,
} from '@countinghouse/core/contract-suite';
import { createAuditor } from '@countinghouse/demo';
import { createOneTxPort, systemWorld } from '@countinghouse/providers';
import { type Sandbox, startSandbox } from '@countinghouse/sandbox';
import { kernel } from '@countinghouse/wallet';
import type { TypedDataDefinition } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must, present } from './support/must.ts';
import { poll } from './support/poll.ts';

const BASE = 'eip155:8453';
const ARBITRUM = 'eip155:42161';
const HELD = 1_000_000_000n;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 50 });
});
afterAll(() => sandbox?.stop());

/** The real client over the sandbox's service; each owner is new to it. */
async function harness(): Promise<EarnProviderHarness> {
  const { controls, services, credentials } = sandbox;
  controls.reset();
  const owner = privateKeyToAccount(generatePrivateKey());
  const account = kernel.accountOf(owner.address) as `0x${string}`;
  const port = must(
    createOneTxPort({
      profile: 'sandbox',
      baseUrl: services.onetx.baseUrl,
      credential: { apiKey: credentials.onetx.apiKey },
      world: systemWorld(),
    }),
  );
  const { instruments } = must(await port.instruments({ active: true }));
  const instrumentOn = (chain: string) =>
    present(
      instruments.find((one) => one.chain === chain && one.token.symbol === 'USDC'),
      `an instrument on ${chain}`,
    );
  const [here, there] = [instrumentOn(BASE), instrumentOn(ARBITRUM)];
  const token = (id: number) => {
    const { rpcUrl, tokens } = present(
      sandbox.chains.find((chain) => chain.id === id),
      `chain ${id}`,
    );
    return { id, rpcUrl, usdc: present(tokens.USDC, 'USDC') as `0x${string}` };
  };
  await controls.faucet({ chain: 8453, address: account, asset: 'USDC', amount: String(HELD) });
  await controls.mine({ chain: 8453, blocks: 1 });
  return {
    port,
    owner: owner.address,
    account,
    chain: BASE,
    otherChain: ARBITRUM,
    instrument: here.id,
    otherInstrument: there.id,
    shareDecimals: present(here.yieldToken.decimals, 'the decimals of the shares'),
    amount: 10_000_000n,
    now: () => Date.parse(controls.now()),
    async advance(milliseconds) {
      await controls.advance({ seconds: Math.ceil(milliseconds / 1_000) });
      for (const chain of [8453, 42161] as const) await controls.mine({ chain, blocks: 1 });
    },
    signGrant: (_chain, typedData) =>
      owner.signTypedData(typedData as unknown as TypedDataDefinition),
    signDigest: (digest) => owner.signMessage({ message: { raw: digest as `0x${string}` } }),
    async holds(what, chain, address) {
      const place = token(chain === BASE ? 8453 : 42161);
      const shares = (chain === BASE ? here : there).yieldToken.address as `0x${string}`;
      const auditor = createAuditor(what === 'usdc' ? place : { ...place, usdc: shares });
      return (await auditor.balances(address)).usdc;
    },
    async ordersFail(yes) {
      await controls.onetxDeposits({ instrumentId: here.id, open: !yes });
    },
    dispose: async () => undefined,
  };
}

describeEarnProviderContract('1tx over the sandbox', harness);

test('a referral gets its share of what is paid, to the unit, and the account no more than the rest', async () => {
  const kit = await harness();
  const { port, owner, chain, account, amount } = kit;
  const expiresAt = Math.floor(kit.now() / 1_000 + 86_400) * 1_000;
  const grant = { owner, chain, spendCap: amount * 100n, expiresAt };
  const { typedData } = must(await port.prepareAuthorization(grant));
  const signature = await kit.signGrant(chain, typedData);
  must(await port.confirmAuthorization({ owner, chain, signature }));
  const wallet = privateKeyToAccount(generatePrivateKey()).address;
  const { actionId } = must(
    await port.buy({
      owner,
      instrument: kit.instrument,
      amount,
      sourceChain: chain,
      slippageBasisPoints: 50,
      transfer: { speed: 'standard' },
      referral: { wallet, basisPoints: 37 },
      idempotencyKey: 'with-a-referral',
    }),
  );
  await poll(
    'the end of the order',
    async () => {
      await kit.advance(1_000);
      return must(await port.action(actionId)).phase;
    },
    (phase) => phase === 'success',
  );
  expect(await kit.holds('usdc', chain, wallet)).toBe((amount * 37n) / 10_000n);
  expect(await kit.holds('usdc', chain, account)).toBe(HELD - amount);
});
