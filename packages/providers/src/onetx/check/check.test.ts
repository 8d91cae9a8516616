import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START } from '../../testing/fake-world.ts';
import { BUY, GRANT, ids, OWNER, SELL, SIGNATURE } from '../../testing/onetx.ts';
import { propertyRuns } from '../../testing/property-runs.ts';
import {
  checkAuthorization,
  checkAuthorizationConfirmation,
  checkWithdrawal,
  checkWithdrawalConfirmation,
} from './owner.ts';
import { checkBuy, checkSell, type SellFacts } from './trade.ts';

const codeOf = (checked: { ok: true } | { ok: false; error: { code: string } }) =>
  checked.ok ? 'OK' : checked.error.code;
const buy = (over: Record<string, unknown>) => codeOf(checkBuy({ ...BUY, ...over }));
const sell = (over: Record<string, unknown>, facts?: SellFacts) =>
  codeOf(checkSell({ ...SELL, ...over }, facts));
const grant = (over: Record<string, unknown>) =>
  codeOf(checkAuthorization({ ...GRANT, ...over }, START));

const BAD_OWNERS = [
  '',
  '0x',
  OWNER.slice(0, 41),
  `${OWNER}0`,
  OWNER.slice(2),
  `0x${'0'.repeat(40)}`,
  // One letter's case is wrong.
  OWNER.replace('F', 'f'),
  'vitalik.eth',
  7,
  null,
  undefined,
];

describe('a buy', () => {
  it('goes through as it is, with the checksum of its owner', () => {
    expect(checkBuy(BUY)).toEqual({ ok: true, value: BUY });
    const plain = checkBuy({ ...BUY, ownerEoa: OWNER.toLowerCase(), unknown: 1 });
    expect(plain).toEqual({ ok: true, value: BUY });
  });

  it.each(BAD_OWNERS)('has no owner %s', (ownerEoa) => {
    expect(buy({ ownerEoa })).toBe('BAD_OWNER');
  });

  it.each([
    '',
    '0',
    '0.000000',
    '-1',
    '1.1234567',
    '1e6',
    '1,5',
    ' 1',
    '0x1',
    '１',
    '.5',
    '5.',
    100,
  ])('has no amount of %s', (amountUsdc) => {
    expect(buy({ amountUsdc })).toBe('BAD_AMOUNT');
  });

  it.each(['0.000001', '100.50', '100', '123456789012.123456'])('takes %s', (amountUsdc) => {
    expect(buy({ amountUsdc })).toBe('OK');
  });

  it.each(['0x12', 'aave-usdc', `0x${'0'.repeat(64)}`, undefined])(
    'of %s is none',
    (instrumentId) => {
      expect(buy({ instrumentId })).toBe('BAD_INSTRUMENT');
    },
  );

  it.each([-1, 0.5, 10_000, '50', Number.NaN])('takes no slippage of %s', (slippageBps) => {
    expect(buy({ slippageBps })).toBe('BAD_SLIPPAGE');
  });

  it.each([0, -1, 2 ** 32, 1.5, '8453'])('comes from no chain %s', (sourceChainId) => {
    expect(buy({ sourceChainId })).toBe('BAD_CHAIN');
  });

  const fast = { instrumentId: ids.vaultOnArbitrum, sourceChainId: 8453, fastTransfer: true };
  it.each([
    [{ ...fast, maxFee: '20000' }, 'OK'],
    [{ ...fast, sourceChainId: undefined, maxFee: '20000' }, 'OK'],
    [fast, 'FAST_NEEDS_MAX_FEE'],
    [{ ...fast, maxFee: '0' }, 'BAD_MAX_FEE'],
    [{ ...fast, maxFee: '100500000' }, 'BAD_MAX_FEE'],
    [{ ...fast, maxFee: '0.02' }, 'BAD_MAX_FEE'],
    [{ ...fast, maxFee: '20000', sourceChainId: 42161 }, 'FAST_SAME_CHAIN'],
    [{ maxFee: '20000' }, 'BAD_MAX_FEE'],
    [{ fastTransfer: false, maxFee: '20000' }, 'BAD_MAX_FEE'],
    [{ fastTransfer: 'yes' }, 'BAD_REQUEST'],
  ])('%o is %s', (over, code) => {
    expect(buy(over)).toBe(code);
  });

  it.each([
    [{ referralFeeBps: 30, referralWallet: OWNER }, 'OK'],
    [{ referralFeeBps: 0, referralWallet: OWNER }, 'OK'],
    [{ referralFeeBps: 30 }, 'BAD_REFERRAL'],
    [{ referralWallet: OWNER }, 'BAD_REFERRAL'],
    [{ referralFeeBps: 501, referralWallet: OWNER }, 'BAD_REFERRAL'],
    [{ referralFeeBps: 1.5, referralWallet: OWNER }, 'BAD_REFERRAL'],
    [{ referralFeeBps: 30, referralWallet: OWNER.replace('F', 'f') }, 'BAD_REFERRAL'],
    [{ idempotencyKey: '' }, 'BAD_IDEMPOTENCY_KEY'],
    [{ idempotencyKey: 'a b' }, 'BAD_IDEMPOTENCY_KEY'],
    [{ idempotencyKey: 'k'.repeat(256) }, 'BAD_IDEMPOTENCY_KEY'],
  ])('%o is %s', (over, code) => {
    expect(buy(over)).toBe(code);
  });
});

describe('a sale', () => {
  it('stays on the chain of its position, and names the ways around that', () => {
    expect(sell({}, { proceedsChainId: 8453 })).toBe('OK');
    const across = checkSell(SELL, { proceedsChainId: 42161 });
    expect(across).toMatchObject({ error: { code: 'CROSS_CHAIN_SELL' } });
    expect(across).toMatchObject({
      error: { message: expect.stringMatching(/withdraw.*buy anew/) },
    });
  });

  it.each([
    ['95.5', 18, 'OK'],
    ['95.123456', 6, 'OK'],
    ['95.1234567', 6, 'BAD_AMOUNT'],
    ['95.1', 0, 'BAD_AMOUNT'],
    ['0.0', 18, 'BAD_AMOUNT'],
    ['1e3', 18, 'BAD_AMOUNT'],
    [`0.${'1'.repeat(78)}`, undefined, 'BAD_AMOUNT'],
  ])('of %s with %s decimals is %s', (yieldTokenAmount, yieldTokenDecimals, code) => {
    expect(sell({ yieldTokenAmount }, { yieldTokenDecimals })).toBe(code);
  });

  it('has an owner and a referral like a buy', () => {
    expect(sell({ ownerEoa: BAD_OWNERS[6] })).toBe('BAD_OWNER');
    expect(sell({ referralFeeBps: 30 })).toBe('BAD_REFERRAL');
  });
});

describe('a grant', () => {
  it.each([
    [{}, 'OK'],
    [{ spendCap: undefined }, 'BAD_SPEND_CAP'],
    [{ spendCap: '0' }, 'BAD_SPEND_CAP'],
    [{ spendCap: '1.5' }, 'BAD_SPEND_CAP'],
    [{ spendCap: '9'.repeat(78) }, 'BAD_SPEND_CAP'],
    [{ expiresAt: undefined }, 'BAD_EXPIRY'],
    [{ expiresAt: START / 1000 }, 'BAD_EXPIRY'],
    [{ expiresAt: START / 1000 + 1 }, 'OK'],
    // Milliseconds, by mistake: a grant for tens of thousands of years.
    [{ expiresAt: START + 86_400_000 }, 'BAD_EXPIRY'],
    [{ expiresAt: '2026-12-01' }, 'BAD_EXPIRY'],
    [{ chainId: 0 }, 'BAD_CHAIN'],
    [{ scope: 'all' }, 'BAD_REQUEST'],
    [{ ownerEoa: BAD_OWNERS[5] }, 'BAD_OWNER'],
  ])('%o is %s', (over, code) => {
    expect(grant(over)).toBe(code);
  });

  it.each(['', '0x', SIGNATURE.slice(0, 131), `${SIGNATURE}00`, SIGNATURE.slice(2)])(
    'is not signed by “%s”, nor is a withdrawal',
    (signature) => {
      const confirmation = { ownerEoa: OWNER, signature };
      expect(codeOf(checkAuthorizationConfirmation(confirmation))).toBe('BAD_SIGNATURE');
      expect(codeOf(checkWithdrawalConfirmation(confirmation))).toBe('BAD_SIGNATURE');
    },
  );
});

describe('a withdrawal', () => {
  it.each([
    [{ amountUsdc: '50.00' }, 'OK'],
    [{ amountUsdc: '0.00' }, 'BAD_AMOUNT'],
    [{ amountUsdc: '1.0000001' }, 'BAD_AMOUNT'],
    [{ amountUsdc: '1', chainId: '8453' }, 'BAD_CHAIN'],
    [{ amountUsdc: '1', ownerEoa: BAD_OWNERS[4] }, 'BAD_OWNER'],
  ])('%o is %s', (over, code) => {
    expect(codeOf(checkWithdrawal({ ownerEoa: OWNER, ...over }))).toBe(code);
  });
});

it('there is a sentence for anything at all', () => {
  const fields = [...new Set([BUY, SELL, GRANT].flatMap((one) => Object.keys(one)))];
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...fields), (junk, field) => {
      for (const checked of [
        checkBuy(junk),
        checkBuy({ ...BUY, [field]: junk }),
        checkSell({ ...SELL, [field]: junk }, { proceedsChainId: 8453, yieldTokenDecimals: 18 }),
        checkAuthorization({ ...GRANT, [field]: junk }, START),
        checkWithdrawal({ ...BUY, [field]: junk }),
      ])
        if (!checked.ok) expect(checked.error.message).toMatch(/\.$/);
    }),
    propertyRuns(300),
  );
});
