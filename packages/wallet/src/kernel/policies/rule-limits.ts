import type { ArgumentRule } from '@countinghouse/core';

/** The highest value that the rules let an unsigned argument have; null where they set no limit. */
export function mostLet(rules: readonly ArgumentRule[], name: string): string | null {
  const limits = about(rules, name).flatMap(({ condition, values }) => {
    const numbers = values.flatMap((value) => (/^\d+$/.test(value) ? [BigInt(value)] : []));
    const [first] = numbers;
    if (first === undefined || numbers.length !== values.length) return [];
    switch (condition) {
      case 'equal':
      case 'at-most':
        return [first];
      case 'less-than':
        return first === 0n ? [0n] : [first - 1n];
      case 'one-of':
        return [numbers.reduce((a, b) => (a > b ? a : b))];
      default:
        return [];
    }
  });
  if (limits.length === 0) return null;
  const least = limits.reduce((a, b) => (a < b ? a : b));
  // A limit that no balance reaches is none.
  return least >= 2n ** 128n - 1n ? null : least.toString();
}

/** The only values an argument may have; null for any. */
export function addressesLet(
  rules: readonly ArgumentRule[],
  name: string,
): readonly string[] | null {
  const fixed = about(rules, name).find(
    ({ condition }) => condition === 'equal' || condition === 'one-of',
  );
  if (fixed === undefined) return null;
  return fixed.condition === 'equal' ? fixed.values.slice(0, 1) : fixed.values;
}

function about(rules: readonly ArgumentRule[], name: string): readonly ArgumentRule[] {
  return rules.filter(({ argument }) => argument?.name === name);
}
