import { createHash, createPublicKey, verify } from 'node:crypto';
import { base58 } from '@scure/base';
import type { Address } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userAccount } from '../../identity.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import type { Body } from '../../testing/answers.ts';
import { assetId, createTrader, type Trader } from '../../testing/trader.ts';

let sandbox: Sandbox;
let trader: Trader;

beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 200, run: 7 });
  trader = createTrader(sandbox, userAccount(0), userAccount(1).address as Address);
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.controls.reset());

const BITCOIN = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const NAMES_OF_REQUEST = `dry swapType slippageTolerance originAsset depositType destinationAsset
  amount refundTo refundType recipient recipientType deadline`.split(/\s+/);
const NAMES_OF_AMOUNTS = `amountIn amountInFormatted amountInUsd minAmountIn amountOut
  amountOutFormatted amountOutUsd minAmountOut`.split(/\s+/);

/** The published algorithm, written a second time with the platform's own cryptography. */
function verifies(answer: Body, key = sandbox.keys.quoteSigning): boolean {
  const { quoteRequest, quote, timestamp, signature } = answer;
  const flat = new Map<string, unknown>([['timestamp', timestamp]]);
  for (const name of NAMES_OF_REQUEST) flat.set(name, quoteRequest[name]);
  for (const name of ['quoteWaitingTimeMs', 'referral', 'virtualChainRecipient']) {
    if (quoteRequest[name]) flat.set(name, quoteRequest[name]);
  }
  for (const name of NAMES_OF_AMOUNTS) flat.set(name, quote[name]);
  if (!quoteRequest.dry) {
    for (const name of `depositAddress depositMemo deadline timeWhenInactive timeEstimate
      virtualChainRecipient customRecipientMsg refundFee withdrawFee`.split(/\s+/)) {
      if (quote[name]) flat.set(name, quote[name]);
    }
  }
  const sorted = [...flat].filter(([, value]) => value !== undefined).sort();
  const json = JSON.stringify(Object.fromEntries(sorted));
  const message = base58.encode(createHash('sha256').update(json).digest());
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    base58.decode(key.replace('ed25519:', '')),
  ]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(
    null,
    Buffer.from(message),
    publicKey,
    base58.decode(signature.replace('ed25519:', '')),
  );
}

describe('the answer to a quote', () => {
  it('is signed over what the algorithm says, dry or real, and its replay in the status too', async () => {
    const dry = await trader.quote({ dry: true, quoteWaitingTimeMs: 3000 });
    expect(verifies(dry)).toBe(true);
    const real = await trader.quote({ referral: 'countinghouse' });
    expect(verifies(real)).toBe(true);
    const { body } = await trader.status(real.quote.depositAddress);
    expect(verifies(body.quoteResponse)).toBe(true);
    expect(verifies({ ...real, quote: { ...real.quote, depositAddress: 'other' } })).toBe(false);
    expect(verifies({ ...real, quoteRequest: { ...real.quoteRequest, recipient: 'x' } })).toBe(
      false,
    );
    // Not covered, by design of the service: its clients must compare these themselves.
    const fees = { ...real.quoteRequest, appFees: [], depositMode: 'MEMO' };
    expect(verifies({ ...real, quoteRequest: fees })).toBe(true);
    const deadline = { ...real.quoteRequest, deadline: '2099-01-01T00:00:00.000Z' };
    expect(verifies({ ...real, quoteRequest: deadline })).toBe(true);
  });

  it('has an address only when real, and a deadline of three days more than asked', async () => {
    const dry = await trader.quote({ dry: true });
    for (const name of ['depositAddress', 'depositMemo', 'deadline', 'timeWhenInactive']) {
      expect(dry.quote).not.toHaveProperty(name);
    }
    const first = await trader.quote();
    const second = await trader.quote();
    expect(first.quote.depositAddress).not.toBe(second.quote.depositAddress);
    expect(first.quote.depositMemo).toBeNull();
    const asked = Date.parse(String(first.quoteRequest.deadline));
    expect(Date.parse(first.quote.deadline) - asked).toBe(3 * 24 * 3600 * 1000);
    expect(first.quote.timeWhenInactive).toBe(first.quote.deadline);
  });

  it('rounds the guaranteed output down', async () => {
    for (const slippageTolerance of [0, 1, 33, 100, 2500]) {
      const { quote } = await trader.quote({ dry: true, slippageTolerance, amount: '31415927' });
      const least = (BigInt(quote.amountOut) * BigInt(10_000 - slippageTolerance)) / 10_000n;
      expect(quote.minAmountOut).toBe(least.toString());
      expect([quote.amountIn, quote.minAmountIn]).toEqual(['31415927', '31415927']);
    }
  });

  it('puts slippage on the input for an exact output, on both for a flexible input', async () => {
    const exact = await trader.quote({ dry: true, swapType: 'EXACT_OUTPUT', amount: '5000000' });
    expect(exact.quote.amountOut).toBe('5000000');
    const least = (BigInt(exact.quote.amountIn) * 9_900n) / 10_000n;
    expect(exact.quote.minAmountIn).toBe(least.toString());
    const flex = await trader.quote({ dry: true, swapType: 'FLEX_INPUT', amount: '5000000' });
    expect(flex.quote.minAmountIn).toBe('4950000');
  });

  it('repeats the request with aliases resolved, defaults filled in and fees rewritten', async () => {
    const { quoteRequest } = await trader.quote({
      ...{ dry: true, originAsset: 'nep141:btc.omft.near', amount: '100000', refundTo: BITCOIN },
      appFees: [{ recipient: 'me.near', fee: 25 }],
    });
    expect(quoteRequest).toMatchObject({
      ...{
        originAsset: '1cs_v1:btc:native:coin',
        depositMode: 'SIMPLE',
        confidentiality: 'public',
      },
      appFees: [
        { recipient: 'me.near', fee: 12 },
        { recipient: 'app-fees.oneclick-sandbox.near', fee: 33 },
      ],
    });
    const headers = { 'x-api-key': sandbox.credentials.oneclick.apiKey };
    const partner = await trader.post('/v0/quote', trader.request({ dry: true }), headers);
    expect(partner.body.quoteRequest).not.toHaveProperty('appFees');
    const anonymous = await trader.quote({ dry: true });
    expect(anonymous.quoteRequest.appFees).toEqual([
      { recipient: 'app-fees.oneclick-sandbox.near', fee: 20 },
    ]);
    expect(BigInt(partner.body.quote.amountOut)).toBeGreaterThan(BigInt(anonymous.quote.amountOut));
  });

  it('is repeated by the status with nulls and without the waiting time', async () => {
    const { quote } = await trader.quote({ quoteWaitingTimeMs: 0 });
    const { body } = await trader.status(quote.depositAddress);
    expect(body.quoteResponse.quoteRequest).toMatchObject({
      ...{ referral: null, virtualChainRecipient: null, virtualChainRefundRecipient: null },
    });
    expect(body.quoteResponse.quoteRequest).not.toHaveProperty('quoteWaitingTimeMs');
    expect(body.correlationId).not.toBe(body.quoteResponse.correlationId);
  });
});

describe('the list of tokens', () => {
  it('has what a client must cope with', async () => {
    const { status, body } = await trader.tokens();
    expect(status).toBe(200);
    const of = (chain: string) => body.filter((one) => one.blockchain === chain);
    expect(of('btc').map((one) => one.assetId)).toEqual([
      'nep141:btc.omft.near',
      '1cs_v1:btc:native:coin',
    ]);
    expect(of('btc')[1]?.contractAddress).toBe('coin');
    expect(of('sol')[0]?.contractAddress).toBeNull();
    expect(of('base')[0]).not.toHaveProperty('contractAddress');
    expect(of('near').filter((one) => one.symbol === 'USDC')).toHaveLength(2);
    expect(of('qora')).toHaveLength(1);
    for (const one of body) expect(typeof one.price).toBe('number');
  });
});

describe('a refusal', () => {
  const refused = async (changes: Record<string, unknown>, headers = {}) => {
    const { status, body } = await trader.post('/v0/quote', trader.request(changes), headers);
    expect(body).toMatchObject({ path: '/v0/quote', correlationId: expect.any(String) });
    return [status, body.message];
  };

  it.each([
    [{ amount: '100' }, 'Amount is too low for bridge, try at least 200041'],
    [{ amount: '2' }, 'Failed to get quote'],
    [{ amount: '90000000000000000' }, 'No liquidity available'],
    [{ originAsset: 'nep141:nothing.near' }, 'tokenIn is not valid'],
    [{ destinationAsset: '1cs_v1:any' }, 'tokenOut is not valid'],
    [{ recipient: 'not-an-address!' }, 'recipient is not valid'],
    [{ refundTo: '0x12' }, 'refundTo is not valid'],
    [{ depositMode: 'MEMO' }, 'Incorrect depositMode for originAsset from base chain'],
    [{ dry: 'yes' }, 'dry must be a boolean value'],
    [{ amount: '1.5' }, 'amount must be an integer string'],
    [{ deadline: 'soon' }, 'deadline must be a valid ISO 8601 date string'],
    [{ swapType: 'EXACT' }, /^swapType must be one of/],
    [{ slippageTolerance: -1 }, 'slippageTolerance must not be less than 0'],
    [
      { appFees: [{ recipient: 'a.near', fee: 501 }] },
      'total appFees must not be greater than 500',
    ],
  ])('%j says why', async (changes, text) => {
    const [status, message] = await refused(changes);
    expect(status).toBe(400);
    if (typeof text === 'string') expect(message).toBe(text);
    else expect(message).toMatch(text);
  });

  it('names the origin unit of the minimum also for an exact output', async () => {
    const [, message] = await refused({ swapType: 'EXACT_OUTPUT', amount: '1000' });
    expect(message).toBe('Amount is too low for bridge, try at least 200041');
  });

  it('asks for a memo on Stellar and for nothing else', async () => {
    const stellar =
      'nep245:v2_1.omni.hot.tg:1100_111bzQBB5v7AhLyPMDwS8uJgQV24KaAPXtwyVWu2KXbbfQU6NXRCz';
    const changes = {
      ...{ originAsset: stellar, amount: '1000000000' },
      refundTo: 'GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN',
    };
    expect(await refused(changes)).toEqual([
      400,
      'Incorrect depositMode for originAsset from stellar chain',
    ]);
    const first = await trader.quote({ ...changes, depositMode: 'MEMO' });
    const second = await trader.quote({ ...changes, depositMode: 'MEMO' });
    expect(first.quote.depositAddress).toBe(second.quote.depositAddress);
    expect(first.quote.depositMemo).toMatch(/^\d{1,28}$/);
    expect(first.quote.depositMemo).not.toBe(second.quote.depositMemo);
    expect((await trader.status(first.quote.depositAddress)).status).toBe(404);
    const { status } = await trader.status(first.quote.depositAddress, first.quote.depositMemo);
    expect(status).toBe(200);
  });

  it('is given to bad tokens, confidential quotes and unauthorised ANY_INPUT', async () => {
    expect((await refused({}, { authorization: 'Bearer nonsense' }))[0]).toBe(401);
    expect((await refused({}, { 'x-api-key': 'nonsense' }))[0]).toBe(401);
    expect(await refused({ confidentiality: 'basic' })).toEqual([
      401,
      'User authentication is required for confidential intent quotes',
    ]);
    expect((await refused({ swapType: 'ANY_INPUT', originAsset: '1cs_v1:any' }))[0]).toBe(401);
    const bearer = { authorization: `Bearer ${sandbox.credentials.oneclick.apiKey}` };
    const good = await trader.post('/v0/quote', trader.request({ dry: true }), bearer);
    expect(good.status).toBe(201);
  });

  it('of an unknown address has the fields of its own', async () => {
    const { status, body } = await trader.status('0x0000000000000000000000000000000000000001');
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: 'Not Found', statusCode: 404, path: '/v0/status' });
    expect(body.message).toBe(
      'Deposit address 0x0000000000000000000000000000000000000001 not found',
    );
  });

  it('of a submission is a 400 for bad input and a 404 for a stranger', async () => {
    const { quote } = await trader.quote();
    const submit = (body: object) => trader.post('/v0/deposit/submit', body);
    const { depositAddress } = quote;
    expect((await submit({ depositAddress })).status).toBe(400);
    expect((await submit({ depositAddress, txHash: '0x12' })).status).toBe(400);
    expect((await submit({ depositAddress: '0x1', txHash: `0x${'0'.repeat(64)}` })).status).toBe(
      404,
    );
    const unknown = await submit({ depositAddress, txHash: `0x${'0'.repeat(64)}` });
    expect([unknown.status, unknown.body.status]).toEqual([201, 'PENDING_DEPOSIT']);
  });
});

describe('money the chains here do not know', () => {
  it('is announced, and pays out for real where it can', async () => {
    const recipient = userAccount(30).address;
    const { quote } = await trader.quote({
      ...{ originAsset: '1cs_v1:btc:native:coin', amount: '1000000', refundTo: BITCOIN },
      ...{ recipient, destinationAsset: assetId('base', trader.token(8453, 'USDC')) },
    });
    sandbox.controls.settings({ processingMs: 0 });
    const { depositAddress } = quote;
    const note = { depositAddress, amount: '1000000', txHash: 'ab'.repeat(32) };
    sandbox.controls.announce({ ...note, confirmed: false });
    await trader.until(depositAddress, 'KNOWN_DEPOSIT_TX');
    sandbox.controls.announce(note);
    await trader.until(depositAddress, 'SUCCESS');
    expect(await trader.balance(8453, 'USDC', recipient)).toBe(BigInt(quote.amountOut));
  });

  it('gathers under ANY_INPUT and is paid out from a thousand dollars on', async () => {
    const headers = { 'x-api-key': sandbox.credentials.oneclick.apiKey };
    const recipient = userAccount(31).address;
    const changes = {
      ...{ swapType: 'ANY_INPUT', originAsset: '1cs_v1:any', amount: '0', refundTo: 'me.near' },
      ...{ depositType: 'INTENTS', refundType: 'INTENTS', recipient },
    };
    const { status, body } = await trader.post('/v0/quote', trader.request(changes), headers);
    expect(status).toBe(201);
    const { depositAddress } = body.quote;
    const assetIn = { depositAddress, assetId: 'nep141:usdc.bridged.near' };
    const list = () => trader.ask(`/v0/any-input/withdrawals?depositAddress=${depositAddress}`);
    sandbox.controls.announce({ ...assetIn, amount: '600000000' });
    expect((await list()).body.withdrawals).toEqual([]);
    sandbox.controls.announce({ ...assetIn, amount: '600000000' });
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await trader.balance(42161, 'USDC', recipient)) > 0n) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { withdrawals } = (await list()).body;
    expect(withdrawals).toHaveLength(1);
    expect(await trader.balance(42161, 'USDC', recipient)).toBe(
      BigInt(withdrawals[0]?.amountOut ?? 0),
    );
    expect((await trader.status(depositAddress)).body.status).toBe('PENDING_DEPOSIT');
  });
});
