import { erc20Abi, type Hex, parseEventLogs, parseUnits, zeroAddress } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { roleAccount } from '../../identity.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { CCTP, CCTP_RECEIVER } from '../../stack/addresses.ts';
import { type Earner, VAULTS } from '../../testing/earner.ts';
import { peopleOf } from '../../testing/people.ts';

const CLEARSTAR = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';

let sandbox: Sandbox;
const somebody = peopleOf(() => sandbox);
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  sandbox.controls.reset();
  await sandbox.controls.onetxDeposits({ instrumentId: VAULTS.arbitrumUsdc, open: true });
});

const buy = (earner: Earner, more: object = {}) =>
  earner.post('/buy', { instrumentId: VAULTS.arbitrumUsdc, amountUsdc: '100.50', ...more });
const relay = (earner: Earner, hash: Hex) => earner.get(`/cctp/relay/tx/${hash}`);
/** Polls the relay until it is in one of the wanted states. */
async function relayed(earner: Earner, hash: Hex, ...wanted: readonly string[]) {
  for (let tries = 0; tries < 600; tries += 1) {
    const { status, body } = await relay(earner, hash);
    if (status === 200 && wanted.includes(body.status)) return body;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never ${wanted.join(' or ')}`);
}
const supply = (earner: Earner, chain: number): Promise<bigint> =>
  earner.reader(chain).readContract({
    ...{ address: earner.usdc(chain), abi: erc20Abi, functionName: 'totalSupply' },
  });

describe('a purchase on another chain', () => {
  it('goes the slow way for nothing: burned, attested after its time, deposited', async () => {
    const earner = await somebody();
    const before = await Promise.all([8453, 42161].map((chain) => supply(earner, chain)));
    sandbox.controls.onetxSettings({ relayNoticeMs: 60_000 });
    const { actionId } = await earner.must(buy(earner));
    const under = await earner.until(actionId, 'confirming_source', 'success', 'failed');
    expect(under).toMatchObject({
      ...{ status: 'confirming_source', isCrossChain: true, result: null, error: null },
      ...{ sourceChainId: 8453, destinationChainId: 42161, destinationTxHash: null },
    });
    expect(await relay(earner, under.sourceTxHash)).toEqual({
      status: 404,
      body: { statusCode: 404, message: 'Job not found', error: 'Not Found' },
    });
    await sandbox.controls.advance({ seconds: 61 });
    await relayed(earner, under.sourceTxHash, 'waiting_attestation');
    expect((await earner.action(actionId)).status).toBe('confirming_source');
    expect(await earner.balance(42161, CLEARSTAR, earner.smart)).toBe(0n);

    await sandbox.controls.advance({ seconds: 90 });
    const end = await earner.until(actionId, 'success', 'failed');
    expect(end).toMatchObject({
      ...{ status: 'success', sourceTxHash: under.sourceTxHash },
      destinationTxHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      result: {
        ...{ amountIn: '100500000', amountOut: '100500000', finalTxHash: end.destinationTxHash },
      },
    });
    expect(await relayed(earner, under.sourceTxHash, 'success')).toEqual({
      ...{ status: 'success', error: null, sourceTxHash: under.sourceTxHash },
      destinationTxHash: end.destinationTxHash,
    });
    const shares = await earner.balance(42161, CLEARSTAR, earner.smart);
    expect(shares).toBeGreaterThan(parseUnits('100.4', 18));
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(899_500_000n);
    const after = await Promise.all([8453, 42161].map((chain) => supply(earner, chain)));
    expect(after.map((units, index) => units - (before[index] ?? 0n))).toEqual([
      ...[-100_500_000n, 100_500_000n],
    ]);
    const { logs } = await earner
      .reader(42161)
      .getTransactionReceipt({ hash: end.destinationTxHash ?? '0x' });
    const minted = parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs });
    expect(minted[0]?.args).toEqual({
      ...{ from: zeroAddress, to: CCTP_RECEIVER, value: 100_500_000n },
    });
    expect(await earner.balance(8453, earner.usdc(8453), CCTP.tokenMessenger)).toBe(0n);
  });

  it('goes the fast way for its fee, out of what arrives', async () => {
    const earner = await somebody();
    const attester = roleAccount('attester').address;
    const usdc = earner.usdc(42161);
    const before = await earner.balance(42161, usdc, attester);
    const { actionId } = await earner.must(buy(earner, { fastTransfer: true, maxFee: '20000' }));
    const { sourceTxHash } = await earner.until(actionId, 'confirming_source');
    await sandbox.controls.advance({ seconds: 9 });
    const { result } = await earner.until(actionId, 'success', 'failed');
    // 1.3 basis points of 100.5, rounded up.
    expect(result).toMatchObject({
      amountIn: '100500000',
      amountOut: String(100_500_000 - 13_065),
    });
    expect((await earner.balance(42161, usdc, attester)) - before).toBe(13_065n);
    await relayed(earner, sourceTxHash, 'success');
  });

  it('asked to be fast for too little, takes its time and costs nothing', async () => {
    const earner = await somebody();
    const { actionId } = await earner.must(buy(earner, { fastTransfer: true, maxFee: '13064' }));
    await earner.until(actionId, 'confirming_source');
    await sandbox.controls.advance({ seconds: 30 });
    expect((await earner.action(actionId)).status).toBe('confirming_source');
    await sandbox.controls.advance({ seconds: 70 });
    const { result } = await earner.until(actionId, 'success', 'failed');
    expect(result.amountOut).toBe('100500000');
  });

  it.each(['failed', 'success'] as const)(
    'whose deposit fails there leaves the USDC in the account, and is called %s',
    async (depositFailure) => {
      const earner = await somebody();
      sandbox.controls.onetxSettings({ depositFailure });
      await sandbox.controls.onetxDeposits({ instrumentId: VAULTS.arbitrumUsdc, open: false });
      const more = { idempotencyKey: `there-${depositFailure}` };
      const { actionId } = await earner.must(buy(earner, more));
      const { sourceTxHash } = await earner.until(actionId, 'confirming_source');
      await sandbox.controls.advance({ seconds: 100 });
      const end = await earner.until(actionId, 'success', 'failed');
      expect(end).toMatchObject({
        status: depositFailure,
        destinationTxHash: expect.stringMatching(/^0x/),
        error:
          depositFailure === 'failed'
            ? 'CrossChainBuyFailed: DepositsClosed(); the USDC was sent to the smart account'
            : null,
      });
      expect(await relayed(earner, sourceTxHash, 'success')).toMatchObject({ error: null });
      expect(await earner.balance(42161, earner.usdc(42161), earner.smart)).toBe(100_500_000n);
      expect(await earner.balance(42161, CLEARSTAR, earner.smart)).toBe(0n);
      expect(await earner.balance(42161, earner.usdc(42161), CCTP_RECEIVER)).toBe(0n);
      const again = await earner.must(buy(earner, more));
      expect(again.idempotent).toBe(depositFailure === 'failed' ? undefined : true);
    },
  );

  it('that arrives too small is not taken in until somebody tries again', async () => {
    const earner = await somebody();
    const daiThere = (
      await earner.must(earner.get('/instruments?chainId=42161&limit=100'))
    ).data.find(({ tokenSymbol }) => tokenSymbol === 'DAI');
    await sandbox.controls.onetxSwapLoss({ chain: 42161, bps: 100 });
    const { actionId } = await earner.must(
      buy(earner, { instrumentId: daiThere?.instrumentId, sourceChainId: 8453 }),
    );
    const { sourceTxHash } = await earner.until(actionId, 'confirming_source');
    await sandbox.controls.advance({ seconds: 100 });
    expect(await relayed(earner, sourceTxHash, 'failed', 'success')).toMatchObject({
      ...{ status: 'failed', error: 'redeem reverted on the destination chain' },
    });
    expect((await earner.action(actionId)).status).toBe('confirming_source');
    await sandbox.controls.onetxSwapLoss({ chain: 42161, bps: 0 });
    const restarted = await earner.ask('POST', '/cctp/relay', { sourceTxHash });
    expect(restarted).toMatchObject({ status: 201, body: { status: 'redeeming', error: null } });
    const { result } = await earner.until(actionId, 'success', 'failed');
    expect(result.amountOut).toBe(parseUnits('100.5', 18).toString());
  });

  it('comes from where the money is; from the instrument’s own chain if it can', async () => {
    const both = await somebody({ 8453: 500_000_000n, 42161: 500_000_000n }, [8453, 42161]);
    const here = await both.must(buy(both));
    expect(await both.until(here.actionId, 'success')).toMatchObject({
      ...{ sourceChainId: 42161, isCrossChain: false },
    });
    const forced = await both.must(buy(both, { sourceChainId: 8453 }));
    expect(await both.until(forced.actionId, 'confirming_source')).toMatchObject({
      ...{ sourceChainId: 8453, isCrossChain: true },
    });
  });

  it('needs the grant of the chain it comes from', async () => {
    const earner = await somebody({ 8453: 500_000_000n }, [42161]);
    expect(await buy(earner)).toMatchObject({
      status: 403,
      body: { message: 'No active grant for this owner on chain 8453' },
    });
  });

  it('offers no fee it could not pay', async () => {
    const earner = await somebody();
    const { actionId } = await earner.must(
      buy(earner, { amountUsdc: '0.01', fastTransfer: true, maxFee: '10000' }),
    );
    const { error } = await earner.until(actionId, 'failed', 'confirming_source');
    expect(error).toBe('execution reverted: Max fee must be less than amount');
    const none = await earner.must(buy(earner, { fastTransfer: true, maxFee: '0' }));
    expect((await earner.until(none.actionId, 'failed', 'confirming_source')).error).toBe(
      'execution reverted: FastTransferRequiresFee()',
    );
  });
});

describe('what is told of transfers', () => {
  it('the chains with their contracts, fees and times', async () => {
    const earner = await somebody({}, []);
    const { body } = await earner.get('/cctp/config');
    expect(body.supportedChains).toEqual([
      {
        ...{ chainId: 8453, name: 'Base', cctpDomain: 6 },
        ...{ ...CCTP, cctpReceiver: CCTP_RECEIVER },
      },
      {
        ...{ chainId: 42161, name: 'Arbitrum One', cctpDomain: 3 },
        ...{ ...CCTP, cctpReceiver: CCTP_RECEIVER },
      },
    ]);
    expect((await earner.get('/cctp/fee/6/3')).body).toEqual({
      ...{ fastFeeBps: '1.3', standardFeeBps: '0' },
      ...{ fastTransferEta: '~8 seconds', standardTransferEta: '~90 seconds' },
    });
    expect(await earner.get('/cctp/fee/6/99')).toMatchObject({ status: 400 });
    expect(await relay(earner, `0x${'11'.repeat(32)}`)).toMatchObject({ status: 404 });
  });
});
