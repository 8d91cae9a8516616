import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { checkInstrument, type ListedInstrument } from './check.ts';
import {
  canonicalInstrumentId,
  chainNumberOf,
  hashedAddress,
  instrumentIdOf,
  paddedAddress,
} from './id.ts';

const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const POOL = '0xA238Dd80C259a72e81d7e4664a9801593F98d1c5';
const COMET = '0xb125E6687d4313864e53df431d5425969c15Eb2F';
const VAULT = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
const AAVE_ID = '0x00002105c053a3e1290845e12a3eea14926472ce7f15da324cdf0700056fc04b';
const COMET_ID = '0x00002105e1d832a44e229e784c3d4afba9a1ca44a288e34f7e5ddcba23155adc';
const VAULT_ID = '0x0000a4b194d4938ed6aab5bdbac7ca4b622f3639b1bca1b8b9c3271403d3b1b5';
const STRANGER = '0x1111111111111111111111111111111111111111';

const AAVE: ListedInstrument = {
  instrumentId: AAVE_ID,
  protocol: 'Aave',
  chainId: 8453,
  protocolAddress: POOL,
  // As it has been shown: a padded address, which is not what the id is made of.
  marketId: `0x${'0'.repeat(24)}${USDC.slice(2)}`,
  tokenAddress: USDC,
  yieldTokenAddress: '0x4e65fE4DbA92790696d040ac24Aa414708F5c0AB',
};
const COMPOUND: ListedInstrument = {
  instrumentId: COMET_ID,
  protocol: 'Compound',
  chainId: 8453,
  protocolAddress: COMET,
  tokenAddress: USDC,
};
const MORPHO: ListedInstrument = {
  instrumentId: VAULT_ID,
  protocol: 'morpho',
  chainId: 42161,
  yieldTokenAddress: VAULT,
};

const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((some) => `0x${Buffer.from(some).toString('hex')}`);

describe('an instrument id', () => {
  it.each([
    ['Aave, by the hash of the token', POOL, hashedAddress(USDC), 8453, AAVE_ID],
    ['Compound, by the hash of the token', COMET, hashedAddress(USDC), 8453, COMET_ID],
    [
      'Compound USDbC on Base',
      '0x9c4ec768c28520B50860ea7a15bd7213a9fF58bf',
      hashedAddress('0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca'),
      8453,
      '0x00002105a6fe9e1b1bc1f2cae0073846842cee59fbab8b444ff4ba3749faaa5b',
    ],
    [
      'Aave EURC on Base',
      POOL,
      hashedAddress('0x60a3e35cc302bfa44cb288bc5a4f316fdb1adb42'),
      8453,
      '0x00002105ee9b5bc74aa022d3a1015fd449abb00dda35a713227ddc04d89db05c',
    ],
    [
      'Euler on Arbitrum',
      '0xe4783824593a50Bfe9dc873204CEc171ebC62dE0',
      paddedAddress('0xe4783824593a50Bfe9dc873204CEc171ebC62dE0'),
      42161,
      '0x0000a4b113408bc2bc523b6483fea3b3b73662555da29ff67d6f4afa8f0fd5a6',
    ],
    ['a vault, by its own address', VAULT, paddedAddress(VAULT), 42161, VAULT_ID],
  ])('is made for %s', (_, execution, market, chain, id) => {
    expect(instrumentIdOf(chain, execution, market ?? '')).toBe(id);
  });

  it.each([
    [AAVE_ID, 8453],
    [VAULT_ID, 42161],
    [VAULT_ID.toUpperCase().replace('X', 'x'), 42161],
    [`0x${'f'.repeat(64)}`, 4_294_967_295],
    [`0x${'0'.repeat(64)}`, undefined],
    [AAVE_ID.slice(0, 65), undefined],
    [`${AAVE_ID}00`, undefined],
    ['0x00002105', undefined],
    ['', undefined],
    [8453, undefined],
    [null, undefined],
  ])('%s is on chain %s', (id, chain) => {
    expect(chainNumberOf(id)).toBe(chain);
  });

  it.each([
    [0, POOL, `0x${'0'.repeat(64)}`],
    [2 ** 32, POOL, `0x${'0'.repeat(64)}`],
    [1.5, POOL, `0x${'0'.repeat(64)}`],
    [8453, '0x1', `0x${'0'.repeat(64)}`],
    [8453, POOL, '0x'],
  ])('is not made of %s, %s, %s', (chain, execution, market) => {
    expect(instrumentIdOf(chain, execution, market)).toBeUndefined();
  });

  it('carries its chain, and depends on every part of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 0xffffffff }),
        hex(20),
        hex(20),
        hex(32),
        (chain, execution, other, market) => {
          const id = instrumentIdOf(chain, execution, market) ?? '';
          expect(chainNumberOf(id)).toBe(chain);
          expect(canonicalInstrumentId(id.replace(/[a-f]/g, (d) => d.toUpperCase()))).toBe(id);
          if (other !== execution) expect(instrumentIdOf(chain, other, market)).not.toBe(id);
        },
      ),
      propertyRuns(200),
    );
  });
});

describe('an entry of the list', () => {
  it.each([
    ['Aave', AAVE, ['protocolAddress', 'tokenAddress']],
    ['Compound', COMPOUND, ['protocolAddress', 'tokenAddress']],
    ['a vault', MORPHO, ['yieldTokenAddress']],
    [
      'a vault by its protocol’s address',
      { ...MORPHO, yieldTokenAddress: null, protocolAddress: VAULT },
      ['protocolAddress'],
    ],
    [
      'a vault by its protocol’s address, whatever else is named as what is held',
      { ...MORPHO, yieldTokenAddress: STRANGER, protocolAddress: VAULT },
      ['protocolAddress'],
    ],
    [
      'a protocol nobody knew, made like a vault',
      { ...MORPHO, protocol: 'Moonwell' },
      ['yieldTokenAddress'],
    ],
    [
      'an id in capitals',
      { ...AAVE, instrumentId: AAVE_ID.toUpperCase().replace('X', 'x') },
      ['protocolAddress', 'tokenAddress'],
    ],
  ])('fits: %s', (_, entry, proves) => {
    expect(checkInstrument(entry)).toEqual({ result: 'checked', proves });
  });

  it('fits by its market, where no rule is known', () => {
    const market = `0x${'7'.repeat(64)}`;
    const instrumentId = instrumentIdOf(130, STRANGER, market) ?? '';
    const entry = { instrumentId, protocol: 'New', chainId: 130, marketId: market };
    expect(checkInstrument({ ...entry, protocolAddress: STRANGER })).toEqual({
      result: 'checked',
      proves: ['protocolAddress', 'marketId'],
    });
    expect(checkInstrument({ ...entry, protocolAddress: POOL }).result).toBe('cannot-be-checked');
  });

  it.each([
    ['another token', { ...AAVE, tokenAddress: STRANGER }],
    ['another pool', { ...AAVE, protocolAddress: STRANGER }],
    ['another vault', { ...MORPHO, yieldTokenAddress: STRANGER }],
    ['another chain', { ...AAVE, chainId: 42161 }],
    ['another instrument’s id', { ...COMPOUND, instrumentId: AAVE_ID }],
    ['an id that is none', { ...AAVE, instrumentId: 'morpho-base-usdc-1' }],
    ['a chain that is none', { ...AAVE, chainId: Number.NaN }],
    // Its market is what was listed, not what the rule of the protocol says.
    [
      'a market of its own choice',
      { ...AAVE, tokenAddress: STRANGER, marketId: hashedAddress(USDC) ?? '' },
    ],
  ])('does not fit: %s', (_, entry) => {
    const check = checkInstrument(entry);
    expect(check).toMatchObject({ result: 'does-not-fit', problem: expect.stringMatching(/\.$/) });
  });

  it.each([
    ['without addresses', { ...AAVE, protocolAddress: null }],
    ['with an address that is none', { ...MORPHO, yieldTokenAddress: '0x12' }],
    ['of a protocol nobody knew', { ...AAVE, protocol: 'Aavegotchi', tokenAddress: STRANGER }],
  ])('cannot be checked %s', (_, entry) => {
    expect(checkInstrument(entry).result).toBe('cannot-be-checked');
  });

  it('of any kind gets an answer', () => {
    const text = fc.oneof(fc.string(), hex(20), hex(32), fc.constant(AAVE_ID));
    const some = fc.option(text, { nil: null });
    const entry = fc.record({
      instrumentId: text,
      protocol: fc.oneof(fc.string(), fc.constantFrom('Aave', 'Fluid', 'Pendle')),
      chainId: fc.oneof(fc.double(), fc.constant(8453)),
      protocolAddress: some,
      marketId: some,
      tokenAddress: some,
      yieldTokenAddress: some,
    });
    fc.assert(
      fc.property(entry, (one) => {
        expect(['checked', 'does-not-fit', 'cannot-be-checked']).toContain(
          checkInstrument(one).result,
        );
      }),
      propertyRuns(300),
    );
  });
});
