import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.ts';
import { canonicalAssetId, chainOfAsset } from './asset-id.ts';

describe('canonicalAssetId', () => {
  it.each([
    ['nep141:btc.omft.near', '1cs_v1:btc:native:coin'],
    ['1cs_v1:near:nep141:btc.omft.near', '1cs_v1:btc:native:coin'],
    ['1cs_v1:near:nep141:wrap.near', 'nep141:wrap.near'],
    ['1cs_v1:near:nep245:v2_1.omni.hot.tg:1100_x', 'nep245:v2_1.omni.hot.tg:1100_x'],
    [`1cs_v1:eth:erc20:0x${'Ab'.repeat(20)}`, `1cs_v1:eth:erc20:0x${'ab'.repeat(20)}`],
  ])('%s and %s are one asset', (a, b) => {
    expect(canonicalAssetId(a)).toBe(canonicalAssetId(b));
  });

  it.each([
    ['nep141:eth.omft.near', 'nep141:base.omft.near'],
    ['nep141:wrap.near', 'nep141:wrap.NEAR'],
    ['1cs_v1:sol:spl:AbC', '1cs_v1:sol:spl:abc'],
    [`1cs_v1:eth:erc20:0x${'a'.repeat(40)}`, `1cs_v1:base:erc20:0x${'a'.repeat(40)}`],
    ['1cs_v1:near:native:coin', 'native:coin'],
    ['constructor', '__proto__'],
  ])('%s and %s are not', (a, b) => {
    expect(canonicalAssetId(a)).not.toBe(canonicalAssetId(b));
  });

  it('is settled after once, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const once = canonicalAssetId(id);
        expect(canonicalAssetId(once)).toBe(once);
      }),
      propertyRuns(200),
    );
  });
});

describe('chainOfAsset', () => {
  it.each([
    ['nep141:btc.omft.near', 'btc'],
    ['nep141:base-0x833589fcd6edb6e08f4c7c32d4f71b54bda02913.omft.near', 'base'],
    ['nep141:usdt.tether-token.near', 'near'],
    ['nep245:v2_1.omni.hot.tg:1100_111bz', 'stellar'],
    ['nep245:v2_1.omni.hot.tg:56_111bz', undefined],
    ['1cs_v1:sol:spl:EPj', 'sol'],
    ['whatever', undefined],
  ])('%s is on %s', (id, chain) => {
    expect(chainOfAsset(id)).toBe(chain);
  });
});
