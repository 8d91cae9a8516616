import { expect, it } from 'vitest';
import { bytes } from './wire.ts';

it('bytes are hex, whole, and no more of them than any chain has at once', () => {
  const of = (count: number) => bytes.safeParse(`0x${'Ab'.repeat(count)}`);
  expect(of(2).data).toBe('0xabab');
  expect(of(2 ** 20).success).toBe(true);
  expect(of(2 ** 20 + 1).success).toBe(false);
  expect(bytes.safeParse('0xabc').success).toBe(false);
});
