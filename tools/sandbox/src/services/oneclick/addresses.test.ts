import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { isAddressOn, isIntentsAccount, makeAddress } from './addresses.ts';
import { listAssets } from './assets.ts';

const chains = [...new Set([...listAssets([]).values()].map(({ blockchain }) => blockchain))];

describe('addresses', () => {
  it.each(chains)('made for %s are addresses there', (chain) => {
    for (let round = 0; round < 5; round += 1) {
      const address = makeAddress(chain, sha256(utf8ToBytes(`${chain} ${round}`)));
      expect(isAddressOn(chain, address)).toBe(true);
    }
  });

  it.each([
    ['btc', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', true],
    ['btc', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', false],
    ['btc', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', true],
    ['ltc', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', false],
    ['xrp', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', true],
    ['xrp', 'X7gJ5YK8abHf2eTPWPFHAAot8Knck11QGqmQ7a6a3Z8PJvk', false],
    ['stellar', 'GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN', true],
    ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', true],
    ['sol', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', true],
    ['base', '0x148F7503e8b8d94a34a5986f02273d8F9947fAFE', true],
    ['base', '0x148F7503e8b8d94a34a5986f02273d8F9947fA', false],
    ['near', 'alice.near', true],
    ['near', 'Alice.near', false],
    ['qora', 'anything', true],
  ])('on %s: %s is %s', (chain, text, valid) => {
    expect(isAddressOn(chain, text)).toBe(valid);
  });

  it('inside Intents are named, implicit or EVM-like', () => {
    expect(isIntentsAccount('alice.near')).toBe(true);
    expect(isIntentsAccount('a'.repeat(64))).toBe(true);
    expect(isIntentsAccount('0x148F7503e8b8d94a34a5986f02273d8F9947fAFE')).toBe(true);
    expect(isIntentsAccount('Not An Account')).toBe(false);
  });
});
