import {
  type Address,
  concat,
  encodeAbiParameters,
  type Hex,
  keccak256,
  pad,
  parseAbiParameters,
  slice,
  zeroAddress,
} from 'viem';
import { CANONICAL, SPEND_CAP_POLICY } from './addresses.ts';
import { EXECUTE_SELECTOR } from './calls.ts';

/** How a word of a call's arguments must compare; the numbers are the call policy's. */
const CONDITIONS = {
  equal: 0,
  greater: 1,
  less: 2,
  greaterOrEqual: 3,
  lessOrEqual: 4,
  notEqual: 5,
  oneOf: 6,
} as const;

/** What one word of a call's arguments must be. */
export interface Rule {
  readonly condition: keyof typeof CONDITIONS;
  /** Bytes behind the selector. */
  readonly offset: number;
  readonly params: readonly Hex[];
}

/** A call a session key may make. */
export interface PermittedCall {
  readonly target: Address;
  readonly selector: Hex;
  readonly rules: readonly Rule[];
}

/** What a session key may do, and for how long. */
export interface Scope {
  readonly calls: readonly PermittedCall[];
  /** Unix seconds. */
  readonly validAfter: number;
  readonly validUntil: number;
  /** Smallest units of the token in each period; undefined: no cap. */
  readonly spend:
    | { readonly token: Address; readonly cap: bigint; readonly periodSeconds: number }
    | undefined;
}

/** A permission as an account installs it. */
export interface Permission {
  /** Four bytes. */
  readonly id: Hex;
  readonly validatorData: Hex;
  readonly selectorData: Hex;
}

const CALLS = parseAbiParameters(
  '(bytes1 callType, address target, bytes4 selector, uint256 valueLimit, (uint8 condition, uint64 offset, bytes32[] params)[] rules)[]',
);
const BYTES_LIST = parseAbiParameters('bytes[]');
/** Flags of policies and signer: they hold for whatever is signed. */
const FOR_ALL: Hex = '0x0000';

/** The permission of a session key, in the encodings of the canonical modules. */
export function permissionOf(session: Address, scope: Scope): Permission {
  const policies = [
    concat([CANONICAL.callPolicy, callPolicyData(scope.calls)]),
    concat([
      CANONICAL.timestampPolicy,
      encodeAbiParameters(parseAbiParameters('uint48, uint48'), [
        scope.validAfter,
        scope.validUntil,
      ]),
    ]),
    ...(scope.spend === undefined
      ? []
      : [
          concat([
            SPEND_CAP_POLICY,
            encodeAbiParameters(parseAbiParameters('address, uint256, uint48'), [
              scope.spend.token,
              scope.spend.cap,
              scope.spend.periodSeconds,
            ]),
          ]),
        ]),
  ].map((policy) => concat([FOR_ALL, policy]));
  const signer = concat([CANONICAL.ecdsaSigner, session]);
  const identity = encodeAbiParameters(BYTES_LIST, [
    [
      encodeAbiParameters(BYTES_LIST, [policies]),
      FOR_ALL,
      encodeAbiParameters(parseAbiParameters('bytes'), [signer]),
    ],
  ]);
  return {
    id: slice(keccak256(identity), 0, 4),
    validatorData: encodeAbiParameters(BYTES_LIST, [[...policies, concat([FOR_ALL, signer])]]),
    selectorData: concat([
      EXECUTE_SELECTOR,
      zeroAddress,
      zeroAddress,
      encodeAbiParameters(parseAbiParameters('bytes, bytes'), ['0xff', '0x0000']),
    ]),
  };
}

function callPolicyData(calls: readonly PermittedCall[]): Hex {
  return encodeAbiParameters(CALLS, [
    calls.map(({ target, selector, rules }) => ({
      callType: '0x00' as const,
      target,
      selector,
      valueLimit: 0n,
      rules: rules.map(({ condition, offset, params }) => ({
        condition: CONDITIONS[condition],
        offset: BigInt(offset),
        params,
      })),
    })),
  ]);
}

const ENABLE_TYPES = {
  Enable: [
    { name: 'validationId', type: 'bytes21' },
    { name: 'nonce', type: 'uint32' },
    { name: 'hook', type: 'address' },
    { name: 'validatorData', type: 'bytes' },
    { name: 'hookData', type: 'bytes' },
    { name: 'selectorData', type: 'bytes' },
  ],
} as const;

/** What the owner of an account signs to let a permission in. JSON as it is sent. */
export const enableTypedData = (
  account: Address,
  chainId: number,
  nonce: number,
  permission: Permission,
) =>
  ({
    domain: { name: 'Kernel', version: '0.3.1', chainId, verifyingContract: account },
    types: ENABLE_TYPES,
    primaryType: 'Enable',
    message: {
      validationId: concat(['0x02', pad(permission.id, { dir: 'right', size: 20 })]),
      nonce,
      hook: zeroAddress,
      validatorData: permission.validatorData,
      hookData: '0x',
      selectorData: permission.selectorData,
    },
  }) as const;
