import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyRuns } from '../testing/property-runs.ts';
import { TOKENS } from '../testing/tokens.ts';
import * as schema from './generated/zod.gen.ts';
import { isTokenList, parseTokenList } from './token-list.ts';

/** A yes must mean that the generated parser gives back the very same. */
function agrees(value: unknown): boolean {
  const yes = isTokenList(value);
  const parsed = schema.zTokenList.safeParse(value);
  if (yes) expect(parsed).toStrictEqual({ success: true, data: value });
  const answer = parseTokenList(value);
  expect(answer.ok).toBe(parsed.success);
  if (answer.ok) expect(answer.value).toStrictEqual(parsed.data);
  return yes;
}

const described = TOKENS.map(({ somethingNew: _, ...token }) => token);
const token: Record<string, unknown> = { ...described[0] };
const fields = [...Object.keys(schema.zToken.shape), 'somethingNew', 'constructor'];
const oddity = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    ...[null, undefined, -1, 0, 77, 78, 0.5, 2 ** 53],
    ...[Number.NaN, Number.POSITIVE_INFINITY, '', '1', [], [{}]],
  ),
);
/** A token of the list with one field set to anything, or left out. */
const spoilt = fc
  .record({ field: fc.constantFrom(...fields), to: oddity, gone: fc.boolean() })
  .map(({ field, to, gone }) => {
    const { [field]: _, ...rest } = token;
    return gone ? rest : { ...token, [field]: to };
  });

test('a yes is never anything else than what the generated parser gives', () => {
  fc.assert(
    fc.property(fc.oneof(spoilt, oddity), (other) => {
      agrees([...described, other]);
      agrees(other);
    }),
    propertyRuns(1_000),
  );
});

test('a list as described is a yes; every field is looked at, and so is what nobody described', () => {
  expect(agrees(described)).toBe(true);
  expect(agrees([])).toBe(true);
  for (const decimals of [0, 77]) expect(agrees([{ ...token, decimals }])).toBe(true);
  for (const decimals of [-1, 78, 0.5, '6']) expect(agrees([{ ...token, decimals }])).toBe(false);
  for (const field of fields) expect(agrees([{ ...token, [field]: {} }])).toBe(false);
  expect(agrees(TOKENS)).toBe(false);
});

test('the quick look knows every field of the description', () => {
  expect(Object.keys(schema.zToken.shape)).toHaveLength(8);
});
