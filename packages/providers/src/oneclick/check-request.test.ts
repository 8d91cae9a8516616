import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START } from '../testing/fake-world.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { REQUEST } from '../testing/quotes.ts';
import { checkRequest } from './check-request.ts';

const facts = { now: START, originChain: 'base' };
const code = (over: Record<string, unknown>, originChain = 'base') => {
  const checked = checkRequest({ ...REQUEST, ...over }, { now: START, originChain });
  return checked.ok ? 'OK' : checked.error.code;
};
const inMinutes = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

describe('checkRequest', () => {
  it('lets a good request through as it is', () => {
    expect(checkRequest(REQUEST, facts)).toEqual({ ok: true, value: REQUEST });
    for (const swapType of ['EXACT_INPUT', 'EXACT_OUTPUT', 'FLEX_INPUT'])
      expect(code({ swapType, dry: true, slippageTolerance: 0 })).toBe('OK');
  });

  it('describes ANY_INPUT and refuses it with the reason', () => {
    const refused = checkRequest({ ...REQUEST, swapType: 'ANY_INPUT', amount: '0' }, facts);
    expect(refused).toMatchObject({ error: { code: 'ANY_INPUT_NOT_OFFERED' } });
    expect(refused).toMatchObject({ error: { message: expect.stringMatching(/never refund/) } });
    expect(code({ originAsset: '1cs_v1:any' })).toBe('ANY_INPUT_NOT_OFFERED');
    expect(code({ originAsset: '1cs:any' })).toBe('ANY_INPUT_NOT_OFFERED');
  });

  it.each(['', '0', '000', '-1', '1.5', '1e6', ' 1', '0x10', '１', '9'.repeat(79), 25, null, 10n])(
    'takes no amount of %s',
    (amount) => {
      expect(code({ amount })).toBe('BAD_AMOUNT');
    },
  );

  it.each([-1, 0.5, 10_000, '100', Number.NaN, null])('takes no slippage of %s', (slippage) => {
    expect(code({ slippageTolerance: slippage })).toBe('BAD_SLIPPAGE');
  });

  it.each([
    ['base', 2, 'BAD_DEADLINE'],
    ['base', 3, 'OK'],
    ['btc', 60, 'BAD_DEADLINE'],
    ['btc', 61, 'OK'],
    ['base', 7 * 24 * 60, 'OK'],
    ['base', 7 * 24 * 60 + 1, 'BAD_DEADLINE'],
    ['base', -5, 'BAD_DEADLINE'],
  ])('from %s a deadline in %i minutes is %s', (chain, minutes, expected) => {
    expect(code({ deadline: inMinutes(minutes) }, chain)).toBe(expected);
  });

  it('needs no confirmation time for a deposit inside NEAR Intents', () => {
    expect(code({ deadline: inMinutes(1), depositType: 'INTENTS' }, 'btc')).toBe('OK');
  });

  it.each(['', 'tomorrow', '2026-13-01T00:00:00Z', 0])('takes no deadline of “%s”', (deadline) => {
    expect(code({ deadline })).toBe('BAD_DEADLINE');
  });

  it('pairs the deposit mode with the chain', () => {
    expect(code({}, 'stellar')).toBe('WRONG_DEPOSIT_MODE');
    expect(code({ depositMode: 'MEMO' }, 'stellar')).toBe('OK');
    expect(code({ depositMode: 'MEMO' }, 'xrp')).toBe('WRONG_DEPOSIT_MODE');
    expect(code({ depositMode: 'TAG' })).toBe('WRONG_DEPOSIT_MODE');
  });

  it.each([
    [{ recipient: '' }, 'BAD_RECIPIENT'],
    [{ recipient: '0x1 0x2' }, 'BAD_RECIPIENT'],
    [{ recipient: '0x1\u200b' }, 'BAD_RECIPIENT'],
    [{ refundTo: 'a\n' }, 'BAD_REFUND_ADDRESS'],
    [{ refundTo: undefined }, 'BAD_REFUND_ADDRESS'],
    [{ originAsset: '' }, 'BAD_ORIGIN_ASSET'],
    [{ destinationAsset: 7 }, 'BAD_DESTINATION_ASSET'],
    [{ destinationAsset: REQUEST.originAsset }, 'BAD_DESTINATION_ASSET'],
    [{ appFees: [{ recipient: 'a.near', fee: 501 }] }, 'BAD_APP_FEES'],
    [{ appFees: [{ recipient: 'a.near', fee: 0.5 }] }, 'BAD_APP_FEES'],
    [{ appFees: [{ recipient: '', fee: 1 }] }, 'BAD_APP_FEES'],
    [{ swapType: 'FLEX_INPUT', depositType: 'CONFIDENTIAL_INTENTS' }, 'WRONG_DEPOSIT_TYPE'],
    [{ depositType: 'MOON' }, 'WRONG_DEPOSIT_TYPE'],
    [{ dry: 'yes' }, 'BAD_REQUEST'],
    [{ swapType: 'MAGIC' }, 'BAD_REQUEST'],
  ])('%o is %s', (over, expected) => {
    expect(code(over)).toBe(expected);
  });

  it('has a sentence for anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(REQUEST)), (junk, field) => {
        for (const request of [junk, { ...REQUEST, [field]: junk }]) {
          const checked = checkRequest(request, facts);
          if (!checked.ok) expect(checked.error.message).toMatch(/\.$/);
        }
      }),
      propertyRuns(300),
    );
  });
});
