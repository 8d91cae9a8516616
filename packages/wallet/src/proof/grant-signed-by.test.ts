import type { TypedDataPayload } from '@countinghouse/core';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { enableDigest } from '../kernel/grant/enable-digest.ts';
import { sampleGrant } from '../testing/sample-grant.ts';
import { grantSignedBy } from './grant-signed-by.ts';

const owner = privateKeyToAccount(generatePrivateKey());
const { payload } = sampleGrant(owner.address);
const signature = await owner.sign({ hash: enableDigest(payload.typedData) });

describe('the signature of a grant', () => {
  it('is its owner’s, however the address is written', async () => {
    expect(await grantSignedBy(owner.address, payload, signature)).toBe(true);
    expect(await grantSignedBy(owner.address.toLowerCase(), payload, signature)).toBe(true);
  });

  it('is of nobody else and of nothing else', async () => {
    const other = privateKeyToAccount(generatePrivateKey()).address;
    const { typedData } = payload;
    const message = { ...typedData.message, nonce: typedData.message.nonce + 1 };
    const another = { ...payload, typedData: { ...typedData, message } };
    expect(await grantSignedBy(other, payload, signature)).toBe(false);
    expect(await grantSignedBy(owner.address, another, signature)).toBe(false);
    expect(await grantSignedBy(owner.address, payload, `0x${'11'.repeat(65)}`)).toBe(false);
  });

  it('of what is no grant, no address or no signature is none, and nothing is thrown', async () => {
    for (const none of [null, {}, { typedData: null }, { typedData: { domain: {}, message: 7 } }]) {
      const read = none as unknown as TypedDataPayload;
      expect(await grantSignedBy(owner.address, read, signature)).toBe(false);
    }
    expect(await grantSignedBy('nobody', payload, signature)).toBe(false);
    expect(await grantSignedBy(owner.address, payload, 'none')).toBe(false);
  });
});
