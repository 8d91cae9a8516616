import { describe, expect, it } from 'vitest';
import { createCodec } from './codec.ts';

const { encode, decode } = createCodec();
const round = (value: unknown) => decode(encode(value));

describe('what is carried between a page and the main process', () => {
  it.each([
    [undefined],
    [null],
    ['text'],
    [-0],
    [Number.NaN],
    [2n ** 80n],
    [{ a: [1, { b: undefined }], __proto__x: 1 }],
    [new Map([['k', new Set([1])]])],
    [new Date(5)],
    [Uint8Array.of(0, 255)],
    [BigInt64Array.of(-1n)],
  ])('arrives as it was: %s', (value) => {
    expect(round(value)).toEqual(value);
  });

  it('keeps buffers, and the names of errors', () => {
    expect(round(Uint8Array.of(1, 2).buffer)).toEqual(Uint8Array.of(1, 2).buffer);
    expect(round(new RangeError('far'))).toMatchObject({ name: 'RangeError', message: 'far' });
  });

  it('throws by name on what it does not carry', () => {
    expect(() => encode(() => 1)).toThrow('function cannot be cloned');
    expect(() => encode(new URL('app://x'))).toThrow('cloning URL is not implemented');
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => encode(circle)).toThrow('cycles are not implemented');
  });
});
