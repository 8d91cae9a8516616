import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { knownChains } from '../chain/look-up.ts';
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../money/property-runs.test-support.ts';
import { sameAsset } from './asset.ts';
import { canonicalAssetId, formatAssetId, parseAssetId, sameAssetId } from './asset-id.ts';
import { nativeAssetId, providerAssetId, tokenAssetId } from './name-asset.ts';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const DAI = 'eip155:1/erc20:0x6b175474e89094c44da98b954eedeac495271d0f';
const DAI_MIXED = 'eip155:1/erc20:0x6B175474E89094C44Da98b954EedeAC495271d0F';

describe('CAIP-19 ids', () => {
  it.each([
    'eip155:1/slip44:60',
    'bip122:000000000019d6689c085ae165831e93/slip44:0',
    'cosmos:cosmoshub-3/slip44:118',
    DAI,
    'near:mainnet/nep141:wrap.near',
    'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/token:EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  ])('reads and writes %s', (id) => {
    const parsed = parseAssetId(id);
    expect(parsed.ok && formatAssetId(parsed.value)).toBe(id);
  });

  it.each([
    ['', 'NOT_AN_ASSET_ID'],
    ['eip155:1', 'NOT_AN_ASSET_ID'],
    ['eip155:1/', 'NOT_AN_ASSET_ID'],
    ['eip155:1/erc20', 'NOT_AN_ASSET_ID'],
    ['eip155:1/erc20:', 'NOT_AN_ASSET_ID'],
    ['eip155:1/er:1', 'NOT_AN_ASSET_ID'],
    ['eip155:1/erc20:0x:1', 'NOT_AN_ASSET_ID'],
    [`eip155:1/token:${'a'.repeat(65)}`, 'NOT_AN_ASSET_ID'],
    [undefined, 'NOT_AN_ASSET_ID'],
    [null, 'NOT_AN_ASSET_ID'],
    [7, 'NOT_AN_ASSET_ID'],
    ['nonsense/slip44:60', 'BAD_CHAIN'],
    ['eip155:01/slip44:60', 'BAD_CHAIN'],
    ['eip155:1/erc20:0x1234', 'BAD_CONTRACT'],
    ['eip155:1/slip44:eth', 'BAD_COIN_TYPE'],
    ['eip155:1/erc721:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d', 'NOT_FUNGIBLE'],
    ['eip155:1/erc721:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d/771769', 'NOT_FUNGIBLE'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseAssetId(text)).toMatchObject({ ok: false, error: { code } });
    expect(canonicalAssetId(text).ok).toBe(false);
    expect(sameAssetId(text, DAI).ok).toBe(false);
    expect(sameAssetId(DAI, text).ok).toBe(false);
  });
});

describe('equality', () => {
  it('does not mind the case of an EVM contract', () => {
    expect(sameAssetId(DAI, DAI_MIXED)).toEqual({ ok: true, value: true });
    expect(sameAsset({ id: DAI }, { id: DAI_MIXED })).toEqual({ ok: true, value: true });
    expect(canonicalAssetId(DAI_MIXED)).toEqual({ ok: true, value: DAI });
  });

  it('minds the case elsewhere, the chain and the kind', () => {
    const mint = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
    const solana = 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/token:';
    expect(sameAssetId(solana + mint, solana + mint.toLowerCase())).toEqual({
      ok: true,
      value: false,
    });
    expect(sameAssetId('eip155:1/slip44:60', 'eip155:8453/slip44:60')).toEqual({
      ok: true,
      value: false,
    });
  });
});

describe('naming', () => {
  it('names native coins', () => {
    expect(nativeAssetId('eip155:8453')).toBe('eip155:8453/slip44:60');
    expect(nativeAssetId('eip155:143')).toBe('eip155:143/native:coin');
    expect(nativeAssetId('oneclick:brandnew')).toBe('oneclick:brandnew/native:coin');
    for (const chain of knownChains()) expect(parseAssetId(nativeAssetId(chain.id)).ok).toBe(true);
  });

  it('names tokens by what their chain calls them', () => {
    expect(tokenAssetId('eip155:1', '0x6B175474E89094C44Da98b954EedeAC495271d0F')).toEqual({
      ok: true,
      value: DAI,
    });
    expect(tokenAssetId('near:mainnet', 'usdt.tether-token.near')).toEqual({
      ok: true,
      value: 'near:mainnet/nep141:usdt.tether-token.near',
    });
    expect(tokenAssetId('sui:35834a8a', '0x2::sui::SUI')).toEqual({
      ok: true,
      value: 'sui:35834a8a/token:0x2%3A%3Asui%3A%3ASUI',
    });
    const long = tokenAssetId('aptos:1', `0x${'ab'.repeat(32)}::coin::COIN`);
    expect(long.ok && long.value).toMatch(/^aptos:1\/digest:[0-9a-f]{64}$/u);
  });

  it('refuses a token without a name, or with a wrong one', () => {
    for (const contract of ['', null, undefined, 5, '0x12', 'coin']) {
      expect(tokenAssetId('eip155:1', contract)).toMatchObject({
        ok: false,
        error: { code: 'BAD_CONTRACT' },
      });
    }
    expect(tokenAssetId('eip155:x', 'a')).toMatchObject({
      ok: false,
      error: { code: 'BAD_CHAIN' },
    });
    expect(providerAssetId('eip155:1', 'oneclick', '')).toMatchObject({ ok: false });
  });

  it('gives every name of a token or provider a valid id of its own', () => {
    const names = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(names, names, (a, b) => {
        const [first, second] = [tokenAssetId('tvm:-239', a), tokenAssetId('tvm:-239', b)];
        const [third, fourth] = [
          providerAssetId('tvm:-239', 'oneclick', a),
          providerAssetId('tvm:-239', 'oneclick', b),
        ];
        expect(first.ok && second.ok && third.ok && fourth.ok).toBe(true);
        if (!(first.ok && second.ok && third.ok && fourth.ok)) return;
        expect(parseAssetId(first.value).ok && parseAssetId(third.value).ok).toBe(true);
        // UTF-8 has no way to write half a surrogate pair, so such texts may meet.
        if (a.isWellFormed() && b.isWellFormed()) {
          expect(first.value === second.value).toBe(a === b);
          expect(third.value === fourth.value).toBe(a === b);
        }
      }),
      propertyRuns,
    );
  });
});
