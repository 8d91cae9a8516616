import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { type Earner, VAULTS } from '../testing/earner.ts';
import { peopleOf } from '../testing/people.ts';

let sandbox: Sandbox;
const somebody = peopleOf(() => sandbox);
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.controls.reset());

const buy = (earner: Earner, more: object = {}) =>
  earner.post('/buy', { instrumentId: VAULTS.baseUsdc, amountUsdc: '10', ...more });

describe('the relayer', () => {
  it('down, takes actions and lets them wait; up again, it makes each once', async () => {
    const earner = await somebody();
    sandbox.controls.onetxSettings({ relayer: 'down' });
    const first = await earner.must(buy(earner));
    const second = await earner.must(buy(earner));
    await sandbox.controls.advance({ seconds: 60 });
    for (const { actionId } of [first, second]) {
      expect(await earner.action(actionId)).toMatchObject({
        ...{ status: 'pending', sourceTxHash: null, result: null },
      });
    }
    sandbox.controls.onetxSettings({ relayer: 'up' });
    for (const { actionId } of [first, second]) await earner.until(actionId, 'success');
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(980_000_000n);
  });

  it('down until the grant has ended, sends an operation that EntryPoint turns away', async () => {
    const earner = await somebody();
    await earner.authorize(8453, {
      expiresAt: Math.floor(Date.parse(sandbox.controls.now()) / 1_000) + 600,
    });
    sandbox.controls.onetxSettings({ relayer: 'down' });
    const { actionId } = await earner.must(buy(earner));
    await sandbox.controls.advance({ seconds: 700 });
    sandbox.controls.onetxSettings({ relayer: 'up' });
    expect(await earner.until(actionId, 'failed', 'success')).toMatchObject({
      ...{ status: 'failed', error: 'AA22 expired or not due' },
      sourceTxHash: expect.stringMatching(/^0x/),
    });
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(1_000_000_000n);
  });

  it('refusing, takes nothing', async () => {
    const earner = await somebody();
    sandbox.controls.onetxSettings({ relayer: 'refusing' });
    const refusal = {
      status: 503,
      body: { statusCode: 503, message: 'Relayer is unavailable', error: 'Service Unavailable' },
    };
    expect(await buy(earner)).toEqual(refusal);
    const { digest } = await earner.must(earner.post('/withdraw/prepare', { amountUsdc: '1' }));
    const signature = await earner.owner.signMessage({ message: { raw: digest } });
    expect(await earner.post('/withdraw/confirm', { signature })).toEqual(refusal);
    expect(
      sandbox.controls.onetxLedger().filter(({ ownerEoa }) => ownerEoa === earner.owner.address),
    ).toEqual([]);
  });
});

describe('an action', () => {
  it('is held where it is, shown as something else, and let go', async () => {
    const earner = await somebody();
    sandbox.controls.onetxBehaveNext({
      behaviour: { hold: 'pending', show: 'queued_for_bundler' },
    });
    const { actionId } = await earner.must(buy(earner));
    expect((await earner.action(actionId)).status).toBe('queued_for_bundler');
    sandbox.controls.onetxBehave({ actionId, behaviour: { hold: null } });
    const done = () =>
      sandbox.controls.onetxLedger().find((one) => one.operationId === actionId)?.status;
    await expect.poll(done).toBe('success');
    expect((await earner.action(actionId)).status).toBe('queued_for_bundler');
    sandbox.controls.onetxBehave({ actionId, behaviour: { show: null } });
    expect((await earner.action(actionId)).status).toBe('success');
    expect(() => sandbox.controls.onetxBehave({ actionId: 'op_no', behaviour: {} })).toThrow(
      'no action op_no',
    );
  });

  it('whose block is replaced is included again, once', async () => {
    const earner = await somebody();
    const { actionId } = await earner.must(buy(earner));
    const { sourceTxHash } = await earner.until(actionId, 'success');
    await sandbox.controls.reorg({ chain: 8453, depth: 3 });
    const receipt = await earner.reader(8453).waitForTransactionReceipt({ hash: sourceTxHash });
    expect(receipt.status).toBe('success');
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(990_000_000n);
    await earner.until((await earner.must(buy(earner))).actionId, 'success');
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(980_000_000n);
  });

  it('whose answer is lost was made all the same', async () => {
    const earner = await somebody();
    sandbox.controls.onetxFault({ kind: 'reset', when: 'after', route: 'buy' });
    await expect(buy(earner, { idempotencyKey: 'lost' })).rejects.toThrow('fetch failed');
    const again = await earner.must(buy(earner, { idempotencyKey: 'lost' }));
    expect(again.idempotent).toBe(true);
    await earner.until(again.actionId, 'success');

    const { digest } = await earner.must(earner.post('/withdraw/prepare', { amountUsdc: '1' }));
    const signature = await earner.owner.signMessage({ message: { raw: digest } });
    sandbox.controls.onetxFault({ kind: 'html', when: 'after', route: 'withdrawConfirm' });
    await expect(earner.post('/withdraw/confirm', { signature })).rejects.toThrow('JSON');
    const lost = sandbox.controls.onetxLedger().at(-1);
    expect(lost).toMatchObject({ type: 'withdraw', userOpHash: digest });
    await earner.until(lost?.operationId ?? '', 'success');
    expect(await earner.balance(8453, earner.usdc(8453), earner.owner.address)).toBe(1_000_000n);
  });
});

describe('faults', () => {
  it('hit 1tx alone, in its own words', async () => {
    const earner = await somebody({}, []);
    sandbox.controls.onetxFault({ kind: 'status', status: 429, retryAfter: '3' });
    const answer = await fetch(`${sandbox.services.onetx.baseUrl}/instruments`, {
      headers: { 'x-api-key': sandbox.credentials.onetx.apiKey },
    });
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(await answer.json()).toEqual({
      ...{ statusCode: 429, message: 'Too Many Requests', error: 'Too Many Requests' },
    });
    sandbox.controls.onetxFault({ kind: 'refuse', text: 'Something new', route: 'cctpConfig' });
    expect((await fetch(`${sandbox.services.oneclick.baseUrl}/v0/tokens`)).status).toBe(200);
    expect(await earner.get('/cctp/config')).toMatchObject({
      status: 400,
      body: { message: 'Something new' },
    });
    expect(await earner.get('/cctp/config')).toMatchObject({ status: 200 });
  });
});

describe('lies', () => {
  it('change an answer by path, once', async () => {
    const earner = await somebody({}, []);
    sandbox.controls.onetxLie({
      route: 'authorizePrepare',
      set: { 'enableTypedData.domain.chainId': 1, accountAddress: `0x${'00'.repeat(20)}` },
      drop: ['chainId'],
    });
    const lie = await earner.must(earner.post('/authorize/prepare'));
    expect(lie.enableTypedData.domain.chainId).toBe(1);
    expect(lie.accountAddress).toBe(`0x${'00'.repeat(20)}`);
    expect(lie).not.toHaveProperty('chainId');
    const truth = await earner.must(earner.post('/authorize/prepare'));
    expect(truth).toMatchObject({ accountAddress: earner.smart, chainId: 8453 });
  });
});

describe('over HTTP', () => {
  it('the same controls answer at both services', async () => {
    const { port } = new URL(sandbox.services.onetx.baseUrl);
    for (const base of [sandbox.control.baseUrl, `http://127.0.0.1:${port}/_sandbox`]) {
      const answer = await fetch(`${base}/onetx/settings`, {
        method: 'POST',
        body: JSON.stringify({ fastMs: 1 }),
      });
      expect(await answer.json()).toMatchObject({ fastMs: 1, relayer: 'up' });
      const { post } = (await (await fetch(base)).json()) as { readonly post: readonly string[] };
      expect(post).toContain('onetx/deposits');
    }
  });
});

describe('the service', () => {
  it('stops listening and is nowhere to be asked; then listens again at its port', async () => {
    const earner = await somebody({}, []);
    const listening = (on: boolean) =>
      fetch(`${sandbox.control.baseUrl}/onetx/listening`, {
        method: 'POST',
        body: JSON.stringify({ on }),
      });
    expect(await (await listening(false)).json()).toEqual({ on: false });
    await expect(earner.get('/cctp/config')).rejects.toThrow('fetch failed');
    expect((await fetch(`${sandbox.services.oneclick.baseUrl}/v0/tokens`)).status).toBe(200);
    await listening(false);
    await listening(true);
    expect(await earner.get('/cctp/config')).toMatchObject({ status: 200 });
  });
});
