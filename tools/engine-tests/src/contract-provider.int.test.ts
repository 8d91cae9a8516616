import { describeSwapProviderContract } from '@countinghouse/core/contract-suite';
import { createAuditor } from '@countinghouse/demo';
import { createOneClickPort, systemWorld } from '@countinghouse/providers';
import { type Sandbox, startSandbox, userAccount } from '@countinghouse/sandbox';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll } from 'vitest';
import { must, present } from './support/must.ts';
import { poll } from './support/poll.ts';
import { stranger } from './support/stranger.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 50, oneclick: { processingMs: 50 } });
});
afterAll(() => sandbox?.stop());

describeSwapProviderContract('1Click over the sandbox', async () => {
  const { controls, services, keys } = sandbox;
  controls.reset();
  controls.settings({ processingMs: 50 });
  const now = () => Date.parse(controls.now());
  const world = systemWorld();
  const port = must(
    createOneClickPort({
      profile: 'sandbox',
      baseUrl: services.oneclick.baseUrl,
      quoteKey: keys.quoteSigning,
      world: { ...world, clock: { ...world.clock, now } },
    }),
  );
  const place = (id: number) => {
    const { rpcUrl, tokens } = present(
      sandbox.chains.find((chain) => chain.id === id),
      `chain ${id}`,
    );
    return { id, rpcUrl, usdc: present(tokens.USDC, 'USDC') as `0x${string}` };
  };
  const [base, arbitrum] = [place(8453), place(42161)];
  const friend = stranger(userAccount(0), base);
  const tokens = must(await port.tokens());
  const id = (chain: string) =>
    present(
      tokens.find(({ blockchain, symbol }) => blockchain === chain && symbol === 'USDC'),
      `USDC on ${chain}`,
    ).id;
  const fresh = () => privateKeyToAccount(generatePrivateKey()).address;
  return {
    port,
    originAsset: id('base'),
    destinationAsset: id('arb'),
    amount: 25_000_000n,
    recipient: fresh,
    refundTo: fresh,
    now,
    async advance(milliseconds) {
      await controls.advance({ seconds: Math.ceil(milliseconds / 1_000) });
    },
    async deposit({ depositAddress }, amount) {
      const hash = await friend.pay({ to: depositAddress, token: base.usdc, amount });
      await friend.mined(hash);
      await controls.mine({ chain: 8453, blocks: 3 });
      await poll(
        'the deposit in the books of the service',
        async () => controls.ledger().find((order) => order.depositAddress === depositAddress),
        (order) =>
          order?.deposits.some((one) => one.txHash === hash && one.confirmed) === true &&
          order.state !== 'PENDING_DEPOSIT' &&
          order.state !== 'KNOWN_DEPOSIT_TX',
      );
      return { hash };
    },
    async holds(side, address) {
      const auditor = createAuditor(side === 'origin' ? base : arbitrum);
      return (await auditor.balances(address)).usdc;
    },
    async nextOrder(fate) {
      controls.behaveNext({
        behaviour:
          fate === 'refunded'
            ? { outcome: 'refund', refundReason: 'NO_LIQUIDITY' }
            : { successWithoutPayout: true, successWithoutHash: true },
      });
    },
    dispose: async () => undefined,
  };
});
