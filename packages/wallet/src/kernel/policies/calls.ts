import type { ArgumentRule, GrantedCall } from '@countinghouse/core';
import { toFunctionSignature } from 'viem';
import { NO_ADDRESS } from '../contracts.ts';
import { decodeExactly } from '../decode-exactly.ts';
import { knownFunction } from './known-functions.ts';
import type { PolicyReader } from './policy-reader.ts';
import { addressesLet, mostLet } from './rule-limits.ts';
import { readRule } from './rules.ts';

const shape = [
  {
    type: 'tuple[]',
    components: [
      { name: 'callType', type: 'bytes1' },
      { name: 'target', type: 'address' },
      { name: 'selector', type: 'bytes4' },
      { name: 'valueLimit', type: 'uint256' },
      {
        name: 'rules',
        type: 'tuple[]',
        components: [
          { name: 'condition', type: 'uint8' },
          { name: 'offset', type: 'uint64' },
          { name: 'params', type: 'bytes32[]' },
        ],
      },
    ],
  },
] as const;

const HOW = { '0x00': 'call', '0xff': 'delegatecall' } as const;

/** Which functions of which contracts may be called, and what their arguments must be. */
export const readCalls: PolicyReader = (data) => {
  const read = decodeExactly(shape, data);
  if (read === null) return null;
  const calls = read[0].map(({ callType, target, selector, valueLimit, rules }): GrantedCall => {
    const known = knownFunction(selector);
    const said: readonly ArgumentRule[] = rules.map((rule) => readRule(rule, known));
    const named = (wanted: string | undefined) =>
      known?.abi.inputs.find(({ name }) => name === wanted)?.name;
    const amount = named(known?.amount);
    const recipient = named(known?.recipient);
    return {
      how: callType in HOW ? HOW[callType as keyof typeof HOW] : 'unknown',
      target: target === NO_ADDRESS ? null : target,
      selector,
      function: known === null ? null : writtenOut(known.abi),
      valueAtMost: valueLimit.toString(),
      rules: said,
      amount: amount === undefined ? null : { argument: amount, atMost: mostLet(said, amount) },
      recipient:
        recipient === undefined
          ? null
          : { argument: recipient, only: addressesLet(said, recipient) },
    };
  });
  return { kind: 'calls', calls };
};

/** `approve(address spender, uint256 amount)`. */
function writtenOut(abi: NonNullable<ReturnType<typeof knownFunction>>['abi']): string {
  const inputs = abi.inputs.map(({ type, name }) => `${type} ${name}`);
  return `${toFunctionSignature(abi).replace(/\(.*$/, '')}(${inputs.join(', ')})`;
}
