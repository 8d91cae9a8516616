import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { quoteHash } from '@defuse-protocol/one-click-sdk-typescript';
import { base58 } from '@scure/base';
import { privateKeyToAccount } from 'viem/accounts';

// Keys of these tests alone, from fixed seeds, so that the golden file is the same every time.
const QUOTE_KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 9)]),
  format: 'der',
  type: 'pkcs8',
});

/** What the quotes of these tests are signed with. */
export const TEST_QUOTE_KEY = `ed25519:${base58.encode(
  createPublicKey(QUOTE_KEY).export({ format: 'der', type: 'spki' }).subarray(-32),
)}`;

/** Signs an answer as 1Click would, over what its own package says is to be signed. */
export function signQuote(answer: Record<string, unknown>): Record<string, unknown> {
  const digest = quoteHash(answer as unknown as Parameters<typeof quoteHash>[0]);
  const signature = sign(null, Buffer.from(digest, 'ascii'), QUOTE_KEY);
  return { ...answer, signature: `ed25519:${base58.encode(signature)}` };
}

export const PAYER = privateKeyToAccount(`0x${'11'.repeat(32)}`);
export const STRANGER = privateKeyToAccount(`0x${'22'.repeat(32)}`);
