import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../action/registry.ts';
import type { JsonValue } from '../ports/json.ts';
import { DEFINITIONS } from '../simulation/driver/schedule.ts';
import { EARN_ARBITRUM, EARN_BASE, EARNING, OWNER } from '../simulation/index.ts';
import { expiryProblem } from './index.ts';

const registry = createRegistry(DEFINITIONS);
const KINDS = DEFINITIONS.map(({ kind }) => kind).filter((kind) => !/^(send|swap)$/.test(kind));

const owned = { owner: OWNER, account: EARNING };
const base = { ...EARN_BASE.usdc };
const arbitrum = { ...EARN_ARBITRUM.usdc };
const authorize = { ...owned, usdc: base, spendCap: '1000000', expiresAt: 1_900_000_000_000 };
const withdraw = { ...owned, usdc: base, amount: '5' };
const instrument = {
  id: EARN_BASE.instrument,
  name: 'Vault',
  protocol: 'morpho',
  check: 'checked',
  shares: { ...EARN_BASE.shares },
};
const buy = {
  ...owned,
  direction: 'buy',
  instrument,
  usdc: base,
  landing: base,
  amount: '5',
  slippageBasisPoints: 50,
  transfer: { speed: 'standard' },
  referral: null,
};
const buyThere = { ...buy, usdc: arbitrum, transfer: { speed: 'fast', maxFee: '1' } };
const sell = { ...buy, direction: 'sell' };
const native = { id: 'eip155:8453/slip44:60', symbol: 'ETH', decimals: 18 };
const vault = { name: 'Vault', shares: { ...EARN_BASE.shares }, known: 'bought' };
const exit = { ...owned, purpose: 'exit', native, usdc: base, vaults: [vault], untold: [] };
const fund = {
  chain: EARN_BASE.chain,
  account: OWNER,
  to: EARNING,
  pays: { asset: base.asset, symbol: 'USDC', decimals: 6, units: '5' },
  token: base.token,
  native,
  price: null,
  note: '',
};

const good: readonly (readonly [string, JsonValue])[] = [
  ['authorize', authorize],
  ['revoke', { ...owned, chain: null }],
  ['revoke', { ...owned, chain: 'eip155:8453' }],
  ['withdraw', withdraw],
  ['earn-buy', buy],
  ['earn-buy', buyThere],
  ['earn-buy', { ...buy, referral: { wallet: OWNER, basisPoints: 500 } }],
  ['earn-sell', sell],
  ['earn-exit', exit],
  ['earn-exit', { ...exit, vaults: [] }],
  ['earn-removal', { ...exit, purpose: 'removal' }],
  ['fund', fund],
];

const bad: readonly (readonly [string, JsonValue, string])[] = [
  ...KINDS.map((kind) => [kind, 'nothing', 'BAD_INPUT'] as const),
  ...KINDS.map((kind) => [kind, [], 'BAD_INPUT'] as const),
  ['authorize', { ...authorize, owner: '0x12' }, 'BAD_ACCOUNT'],
  ['authorize', { ...authorize, account: null }, 'BAD_ACCOUNT'],
  ['authorize', { ...authorize, usdc: { ...base, chain: 'solana:1' } }, 'BAD_ASSET'],
  ['authorize', { ...authorize, usdc: { ...base, decimals: 37 } }, 'BAD_ASSET'],
  ['authorize', { ...authorize, spendCap: '0' }, 'BAD_CAP'],
  ['authorize', { ...authorize, spendCap: '-1' }, 'BAD_CAP'],
  ['authorize', { ...authorize, spendCap: 5 }, 'BAD_CAP'],
  ['authorize', { ...authorize, spendCap: (2n ** 256n).toString() }, 'BAD_CAP'],
  ['authorize', { ...authorize, expiresAt: null }, 'BAD_EXPIRY'],
  ['authorize', { ...authorize, expiresAt: 1_900_000_000_001 }, 'BAD_EXPIRY'],
  ['authorize', { ...authorize, expiresAt: 2 ** 60 }, 'BAD_EXPIRY'],
  ['revoke', { ...owned }, 'BAD_CHAIN'],
  ['revoke', { ...owned, chain: 'eip155:0' }, 'BAD_CHAIN'],
  ['withdraw', { ...withdraw, usdc: null }, 'BAD_ASSET'],
  ['withdraw', { ...withdraw, usdc: { ...base, decimals: 18 } }, 'BAD_ASSET'],
  ['authorize', { ...authorize, usdc: { ...base, decimals: 5 } }, 'BAD_ASSET'],
  ['earn-buy', { ...buy, usdc: { ...base, decimals: 18 } }, 'BAD_ASSET'],
  ['earn-buy', { ...buy, landing: { ...base, decimals: 18 } }, 'BAD_ASSET'],
  ['earn-sell', { ...sell, usdc: { ...base, decimals: 0 } }, 'BAD_ASSET'],
  ['withdraw', { ...withdraw, amount: '1.5' }, 'BAD_AMOUNT'],
  ['earn-buy', sell, 'BAD_INPUT'],
  ['earn-sell', buy, 'BAD_INPUT'],
  ['earn-buy', { ...buy, instrument: null }, 'BAD_INSTRUMENT'],
  ['earn-buy', { ...buy, instrument: { ...instrument, id: '0x12' } }, 'BAD_INSTRUMENT'],
  ['earn-buy', { ...buy, instrument: { ...instrument, name: 5 } }, 'BAD_INSTRUMENT'],
  ['earn-buy', { ...buy, instrument: { ...instrument, takes: 'USDC' } }, 'BAD_INSTRUMENT'],
  [
    'earn-buy',
    { ...buy, instrument: { ...instrument, check: 'does-not-fit' } },
    'INSTRUMENT_DOES_NOT_FIT',
  ],
  [
    'earn-buy',
    { ...buy, instrument: { ...instrument, id: EARN_ARBITRUM.instrument } },
    'INSTRUMENT_DOES_NOT_FIT',
  ],
  ['earn-buy', { ...buy, amount: '00' }, 'BAD_AMOUNT'],
  ['earn-buy', { ...buy, slippageBasisPoints: 5_001 }, 'BAD_SLIPPAGE'],
  ['earn-buy', { ...buy, slippageBasisPoints: '50' }, 'BAD_SLIPPAGE'],
  ['earn-buy', { ...buy, usdc: {} }, 'BAD_ASSET'],
  ['earn-buy', { ...buy, landing: arbitrum }, 'BAD_ASSET'],
  ['earn-sell', { ...sell, usdc: arbitrum }, 'CROSS_CHAIN_SELL'],
  ['earn-buy', { ...buy, transfer: { speed: 'slow' } }, 'BAD_TRANSFER'],
  ['earn-buy', { ...buy, transfer: { speed: 'fast', maxFee: '1' } }, 'BAD_TRANSFER'],
  ['earn-buy', { ...buyThere, transfer: { speed: 'fast' } }, 'BAD_FEE'],
  ['earn-buy', { ...buy, referral: { wallet: OWNER, basisPoints: 501 } }, 'BAD_REFERRAL'],
  ['earn-buy', { ...buy, referral: { wallet: 'me', basisPoints: 5 } }, 'BAD_REFERRAL'],
  ['earn-exit', { ...exit, purpose: 'removal' }, 'BAD_INPUT'],
  ['earn-exit', { ...exit, usdc: null }, 'BAD_ASSET'],
  ['earn-exit', { ...exit, native: null }, 'BAD_INPUT'],
  ['earn-exit', { ...exit, vaults: null }, 'BAD_VAULTS'],
  ['earn-exit', { ...exit, untold: null }, 'BAD_INPUT'],
  ['earn-exit', { ...exit, vaults: Array.from({ length: 101 }, () => vault) }, 'BAD_VAULTS'],
  [
    'earn-exit',
    { ...exit, vaults: [{ name: 'Vault', shares: { ...EARN_ARBITRUM.shares }, known: 'bought' }] },
    'BAD_VAULTS',
  ],
  ['fund', { ...fund, token: null }, 'BAD_TOKEN'],
];

const parse = (kind: string, value: JsonValue) => registry.newest(kind)?.parseInput(value);

describe('what an action of an earning account is asked for', () => {
  it.each(good)('%s is taken', (kind, value) => {
    expect(parse(kind, value)).toMatchObject({ ok: true });
  });

  it.each(bad)('%s of %j is refused as %s', (kind, value, code) => {
    expect(parse(kind, value)).toMatchObject({ ok: false, error: { code } });
  });

  it('is the same again when it is read back from the ledger', () => {
    for (const [kind, value] of good) {
      const definition = registry.newest(kind);
      const once = definition?.parseInput(value);
      if (definition === undefined || once?.ok !== true) return expect.unreachable(kind);
      const stored = JSON.parse(JSON.stringify(definition.inputToJson(once.value))) as JsonValue;
      expect(definition.parseInput(stored)).toEqual(once);
    }
  });

  it('may be any JSON: taken or refused, never thrown at', () => {
    const fields = [...new Set(good.flatMap(([, value]) => Object.keys(value as object)))];
    const known = fc.constantFrom(...good);
    const change = fc.record({ field: fc.constantFrom(...fields), value: fc.jsonValue() });
    fc.assert(
      fc.property(known, change, fc.jsonValue(), fc.boolean(), ([kind, value], at, any, wild) => {
        const asked = wild ? any : { ...(value as object), [at.field]: at.value };
        expect(typeof parse(kind, asked as JsonValue)?.ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the end of a grant', () => {
  const now = 1_800_000_000_000;
  it('is in the future, and within a year', () => {
    expect(expiryProblem(now + 1_000, now)).toBeNull();
    expect(expiryProblem(now, now)?.code).toBe('BAD_EXPIRY');
    expect(expiryProblem(now + 367 * 24 * 3_600_000, now)?.code).toBe('BAD_EXPIRY');
  });
});
