import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { approvedSwap, depositsMade, startSwap, untilEnded } from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.reset());

type Distortion = Parameters<House['sandbox']['controls']['distortNext']>[0]['distortion'];
const ELSEWHERE = '0x000000000000000000000000000000000000bEEF';

/** What became of a swap whose quote lies. */
async function swapOn(distortion: Distortion) {
  const before = await house.base.auditor.balances(house.account);
  house.sandbox.controls.distortNext({ distortion });
  const look = await untilEnded(house, await startSwap(house));
  return { look, before, after: await house.base.auditor.balances(house.account) };
}

const echo = (fields: Record<string, unknown>): Distortion => ({ echo: fields, signed: true });

describe('a quote that lies is refused in a sentence, and nothing is sent', () => {
  it.each<[string, Distortion, RegExp]>([
    ['has a broken signature', { signature: 'garbage' }, /not signed by the provider/i],
    ['is signed by a stranger', { signature: 'otherKey' }, /not signed by the provider/i],
    ['is not signed', { signature: 'missing' }, /signature/i],
    ['was changed after signing', { quote: { amountOut: '26000000' } }, /not signed/i],
    ['echoes another recipient', echo({ recipient: ELSEWHERE }), /another recipient/],
    ['echoes another refund address', echo({ refundTo: ELSEWHERE }), /another refund address/],
    ['echoes another amount', echo({ amount: '1' }), /another amount/],
    ['echoes another slippage', echo({ slippageTolerance: 4_000 }), /another slippage/],
    ['echoes another swap type', echo({ swapType: 'FLEX_INPUT' }), /another swap type/],
    ['echoes another origin', echo({ originAsset: 'nep141:wrap.near' }), /another origin asset/],
    [
      'echoes another destination',
      echo({ destinationAsset: 'nep141:wrap.near' }),
      /another destination asset/,
    ],
    ['echoes another deposit type', echo({ depositType: 'INTENTS' }), /another deposit type/],
    ['echoes another refund type', echo({ refundType: 'INTENTS' }), /another refund type/],
    ['echoes another recipient type', echo({ recipientType: 'INTENTS' }), /another recipient type/],
    ['echoes another deposit mode', { echo: { depositMode: 'MEMO' } }, /another deposit mode/],
    [
      'echoes another deadline',
      echo({ deadline: new Date(Date.now() + 86_400_000).toISOString() }),
      /another deadline/,
    ],
    ['lets a stranger take a fee', { strangerFee: 300 }, /lets others take 3/],
    ['is stale', { staleSeconds: 3_600 }, /not fresh/],
    ['allows more slippage', { quote: { minAmountOut: '1' }, signed: true }, /more slippage/],
    ['asks for more', { quote: { amountIn: '26000000' }, signed: true }, /another amount/],
  ])('that %s', async (_name, distortion, sentence) => {
    const { look, before, after } = await swapOn(distortion);
    expect(look.row).toMatchObject({ status: 'failed', open: false });
    expect(look.row.sentence).toMatch(sentence);
    expect(after).toEqual(before);
  });

  it('that names our own account, or the token, as deposit address', async () => {
    for (const depositAddress of [house.account, house.poorAccount, house.base.usdc]) {
      const { look, before, after } = await swapOn({ quote: { depositAddress }, signed: true });
      expect(look.row.status).toBe('failed');
      expect(look.row.sentence).toMatch(/one of your own/);
      expect(after).toEqual(before);
    }
  });

  it('that lacks its deposit address', async () => {
    const { look, before, after } = await swapOn({ drop: ['quote.depositAddress'], signed: true });
    expect(look.row.status).toBe('failed');
    expect(after).toEqual(before);
  });

  it('keeps the whole lying answer as proof', async () => {
    const { look } = await swapOn({ signature: 'otherKey' });
    // Nobody is to pay into it by hand either.
    expect(look.row.summary.depositAddress).toBeUndefined();
    const [kept] = (await house.backend().open()?.ledger.quotes(look.row.id)) ?? [];
    expect(JSON.parse(kept?.received ?? '{}')).toMatchObject({
      signature: expect.stringMatching(/^ed25519:/),
      quote: { depositAddress: expect.stringMatching(/^0x/) },
    });
  });

  it('and an honest one right after it is paid into', async () => {
    const actionId = await approvedSwap(house);
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect(await depositsMade(house, actionId)).toBe(1);
  });
});

describe('a refusal of the service becomes a sentence with its limit', () => {
  it.each([
    ['minimum', /1 USDC|minimum|at least/i],
    ['noLiquidity', /nobody offers this swap/i],
    ['closed', /route|pair|not available/i],
    ['usdLimit', /1[,.]?000/],
  ])('%s', async (text, sentence) => {
    house.sandbox.controls.fault({ kind: 'refuse', route: 'quote', text });
    const look = await untilEnded(house, await startSwap(house));
    expect(look.row.status).toBe('failed');
    expect(look.row.sentence).toMatch(sentence);
  });
});

describe('the sandbox never made an error go unseen', () => {
  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
