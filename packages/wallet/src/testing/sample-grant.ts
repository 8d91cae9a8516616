import type { DecodedGrant, JsonObject, TypedDataPayload } from '@countinghouse/core';
import {
  concat,
  encodeAbiParameters,
  keccak256,
  numberToHex,
  pad,
  slice,
  toFunctionSelector,
} from 'viem';
import { accountAddress } from '../kernel/account-address.ts';
import { decodeGrant } from '../kernel/grant/decode-grant.ts';
import { readGrant } from '../kernel/grant/read-grant.ts';
import type { Hex } from '../kernel/hex.ts';

/** The parts of a grant as a service would put them together; each may be left as it usually is. */
export interface GrantParts {
  readonly chainId?: number;
  readonly account?: string;
  readonly nonce?: number;
  readonly policies?: readonly Hex[];
  readonly signer?: Hex;
  readonly validationId?: Hex;
  readonly message?: JsonObject;
}

export const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
export const ROUTER = '0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC';
export const SESSION_KEY = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const ECDSA_SIGNER = '0x6A6F069E2a08c2468e7724Ab3250CdBFBA14D4FF';
const CALL_POLICY = '0x9a52283276A0ec8740DF50bF01B28A80D880eaf2';
const TIME_POLICY = '0xB9f8f524bE6EcD8C945b1b87f9ae5C192FdCE20F';

const BYTES_LIST = [{ type: 'bytes[]' }] as const;

/** A rule of the call policy; `words` are padded. */
export function rule(condition: number, offset: bigint, ...words: readonly Hex[]) {
  return { condition, offset, params: words.map((word) => pad(word, { size: 32 })) };
}

/** An entry of the call policy: a plain call without native money. */
export function permittedCall(
  target: Hex,
  selector: Hex,
  rules: readonly ReturnType<typeof rule>[] = [],
) {
  return { callType: '0x00' as Hex, target, selector, valueLimit: 0n, rules };
}

export function callPolicy(
  calls: readonly ReturnType<typeof permittedCall>[],
  flags: Hex = '0x0000',
): Hex {
  const data = encodeAbiParameters(
    [
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
    ],
    [calls],
  );
  return concat([flags, CALL_POLICY, data]);
}

export function timePolicy(validAfter: number, validUntil: number): Hex {
  const shape = [{ type: 'uint48' }, { type: 'uint48' }] as const;
  return concat(['0x0000', TIME_POLICY, encodeAbiParameters(shape, [validAfter, validUntil])]);
}

const APPROVE = toFunctionSelector('approve(address,uint256)');
const BUY = toFunctionSelector('buy(bytes32,uint256,uint256,bool,uint256,uint16,address)');

/** Approve the router up to a cap, buy through it up to the same; until 2033. */
export const usualPolicies: readonly Hex[] = [
  callPolicy([
    permittedCall(USDC, APPROVE, [rule(0, 0n, ROUTER), rule(4, 32n, numberToHex(100_000_000n))]),
    permittedCall(ROUTER, BUY, [rule(4, 32n, numberToHex(100_000_000n))]),
  ]),
  timePolicy(0, 2_000_000_000),
];

/** The structured data as a service would send it. */
export function grantMessage(owner: string, parts: GrantParts = {}): JsonObject {
  const policies = parts.policies ?? usualPolicies;
  const signer = parts.signer ?? concat(['0x0002', ECDSA_SIGNER, SESSION_KEY]);
  const identity = encodeAbiParameters(BYTES_LIST, [
    [
      encodeAbiParameters(BYTES_LIST, [policies]),
      slice(signer, 0, 2),
      encodeAbiParameters([{ type: 'bytes' }], [slice(signer, 2)]),
    ],
  ]);
  const id = slice(keccak256(identity), 0, 4);
  const zero = `0x${'00'.repeat(20)}`;
  return {
    domain: {
      name: 'Kernel',
      version: '0.3.1',
      chainId: parts.chainId ?? 8453,
      verifyingContract: parts.account ?? accountAddress(owner),
    },
    types: {
      Enable: [
        { name: 'validationId', type: 'bytes21' },
        { name: 'nonce', type: 'uint32' },
        { name: 'hook', type: 'address' },
        { name: 'validatorData', type: 'bytes' },
        { name: 'hookData', type: 'bytes' },
        { name: 'selectorData', type: 'bytes' },
      ],
    },
    primaryType: 'Enable',
    message: {
      validationId: parts.validationId ?? `0x02${id.slice(2)}${'00'.repeat(16)}`,
      nonce: parts.nonce ?? 1,
      hook: zero,
      validatorData: encodeAbiParameters(BYTES_LIST, [[...policies, signer]]),
      hookData: '0x',
      selectorData: concat([
        '0xe9ae5c53',
        zero as Hex,
        zero as Hex,
        encodeAbiParameters([{ type: 'bytes' }, { type: 'bytes' }], ['0xff', '0x0000']),
      ]),
      ...parts.message,
    },
  };
}

/** A grant that can be read, ready to be reviewed. Throws where the parts make none. */
export function sampleGrant(
  owner: string,
  parts: GrantParts = {},
): { readonly payload: TypedDataPayload; readonly decoded: DecodedGrant } {
  const expected = {
    chain: `eip155:${parts.chainId ?? 8453}`,
    account: parts.account ?? accountAddress(owner),
    owner,
  };
  const read = readGrant(grantMessage(owner, parts), expected);
  if (!read.ok) throw new Error(read.error.message);
  const decoded = decodeGrant(read.value);
  if (decoded.kind === 'unknown') throw new Error(decoded.reason);
  return { payload: read.value, decoded };
}
