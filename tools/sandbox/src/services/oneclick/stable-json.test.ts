import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stableJson } from './stable-json.ts';

it('does not depend on the order fields were written in, and reads back the same', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
  fc.assert(
    fc.property(object, (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(stableJson(turned)).toBe(stableJson(value));
      expect(JSON.parse(stableJson(value) ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('sorts at every depth and leaves out what is absent', () => {
  const value = { b: [{ z: 1, a: undefined }, undefined], a: { y: null, x: 'ü' }, A: true };
  expect(stableJson(value)).toBe('{"A":true,"a":{"x":"ü","y":null},"b":[{"z":1},null]}');
  expect(stableJson(undefined)).toBeUndefined();
});
