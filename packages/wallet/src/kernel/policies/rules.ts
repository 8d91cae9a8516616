import type { ArgumentRule, RuleCondition } from '@countinghouse/core';
import { type AbiParameter, getAddress, type Hex } from 'viem';
import type { KnownFunction } from './known-functions.ts';

/** In the order of the policy's own numbers. */
const CONDITIONS: readonly RuleCondition[] = [
  'equal',
  'greater-than',
  'less-than',
  'at-least',
  'at-most',
  'not-equal',
  'one-of',
  'slice-equal',
];

/** A rule about one word of the arguments, with the argument's name where the function is known. */
export function readRule(
  rule: {
    readonly condition: number;
    readonly offset: bigint;
    readonly params: readonly Hex[];
  },
  known: KnownFunction | null,
): ArgumentRule {
  const condition = CONDITIONS[rule.condition] ?? 'unknown';
  const argument = argumentAt(rule.offset, known);
  return {
    condition,
    offset: rule.offset.toString(),
    argument,
    // Start, length and a hash of what must stand there: no value of the argument's own type.
    values: rule.params.map((word) =>
      condition === 'slice-equal' ? word : readWord(word, argument?.type ?? null),
    ),
  };
}

function argumentAt(offset: bigint, known: KnownFunction | null): ArgumentRule['argument'] {
  if (known === null || offset % 32n !== 0n) return null;
  // Only while every argument before it, and it itself, takes one word.
  const index = Number(offset / 32n);
  const input: AbiParameter | undefined = known.abi.inputs[index];
  return input?.name === undefined ? null : { index, name: input.name, type: input.type };
}

function readWord(word: Hex, type: string | null): string {
  if (type === 'address' && /^0x0{24}/.test(word)) return getAddress(`0x${word.slice(26)}`);
  if (type?.startsWith('uint') === true) return BigInt(word).toString();
  if (type === 'bool' && BigInt(word) < 2n) return BigInt(word) === 1n ? 'true' : 'false';
  return word;
}
