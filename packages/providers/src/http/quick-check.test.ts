import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as schema from '../oneclick/generated/zod.gen.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { signedQuote, statusOf } from '../testing/quotes.ts';
import { TOKENS } from '../testing/tokens.ts';
import { quickCheck } from './quick-check.ts';

/** A yes must mean that the schema gives back the very same; the answer is whether it was one. */
function agrees(type: z.ZodType, value: unknown): boolean {
  const yes = quickCheck(type)(value);
  if (yes) expect(type.safeParse(value)).toStrictEqual({ success: true, data: value });
  return yes;
}

const oddity = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    undefined,
    -1,
    0,
    77,
    78,
    0.5,
    2 ** 53,
    Number.NaN,
    Infinity,
    '',
    'SUCCESS',
    [],
  ),
);

/** A value with one thing in it, however deep, put in another's place, added or taken away. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return oddity;
  const keys = Object.keys(value);
  const inside = keys.map((key) =>
    spoilt(Reflect.get(value, key)).map((other) =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other },
    ),
  );
  const without = keys.map((key) => {
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    return fc.constant(Array.isArray(value) ? value.slice(1) : rest);
  });
  const more = Array.isArray(value) ? [] : [oddity.map((extra) => ({ ...value, extra }))];
  return fc.oneof(oddity, ...more, ...inside, ...without);
}

const described = TOKENS.map(({ somethingNew: _, ...token }) => token);

test.each([
  ['a token list', schema.zTokenList, described],
  ['a quote', schema.zQuoteResponse, signedQuote()],
  ['a status', schema.zStatusResponse, statusOf(signedQuote())],
])('%s: a yes is never anything else than what the schema gives', (_, type, value) => {
  fc.assert(
    fc.property(spoilt(value), (other) => {
      agrees(type, other);
    }),
    propertyRuns(2_000),
  );
});

test('a token list as described is a yes, and whatever else in it is left to the schema', () => {
  expect(agrees(schema.zTokenList, described)).toBe(true);
  expect(agrees(schema.zTokenList, [{ ...described[0], decimals: 0 }])).toBe(true);
  expect(agrees(schema.zTokenList, [{ ...described[0], decimals: 77 }])).toBe(true);
  expect(agrees(schema.zTokenList, [{ ...described[0], decimals: 78 }])).toBe(false);
  expect(agrees(schema.zTokenList, TOKENS)).toBe(false);
});

test.each<[string, z.ZodType, unknown]>([
  ['a conversion', z.coerce.string(), 'x'],
  ['a number out of a text', z.coerce.number(), 1],
  ['a default below an option', z.string().default('x').optional(), undefined],
  ['a transformation', z.string().transform((text) => text.length), 'x'],
  ['an earlier option that converts', z.union([z.string().trim(), z.string()]), ' x '],
  [
    'an earlier option that drops',
    z.union([z.object({}), z.object({ a: z.string() })]),
    { a: 'x' },
  ],
  ['a refinement', z.object({ a: z.string() }).refine(() => false), { a: 'x' }],
  ['a length', z.array(z.string()).max(1), ['x', 'y']],
  ['a pattern', z.iso.datetime(), 'x'],
  ['a step', z.number().multipleOf(2), 3],
  ['a closed object', z.strictObject({ a: z.string() }), { a: 'x' }],
])('%s is left to the schema', (_, type, value) => {
  expect(agrees(type, value)).toBe(false);
});
