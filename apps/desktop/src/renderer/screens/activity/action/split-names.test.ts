import { expect, it } from 'vitest';
import { splitNames } from './split-names.ts';

const HASH = `0x${'ab'.repeat(32)}`;

it('hashes and addresses of any chain are names, words are not', () => {
  expect(splitNames(`Transaction ${HASH} is final.`)).toEqual([
    { text: 'Transaction ', name: false },
    { text: HASH, name: true },
    { text: ' is final.', name: false },
  ]);
  const solana = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
  expect(splitNames(solana)).toEqual([{ text: solana, name: true }]);
  const plain = 'Uncharacteristicallyunpronounceable words, and 25 USDC to alice.near.';
  expect(splitNames(plain)).toEqual([{ text: plain, name: false }]);
});

it('loses nothing', () => {
  const text = `${HASH} to ${HASH}`;
  expect(
    splitNames(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(splitNames('')).toEqual([]);
});
