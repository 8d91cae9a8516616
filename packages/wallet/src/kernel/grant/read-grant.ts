import {
  type ChainId,
  err,
  type GrantRefusal,
  type JsonValue,
  knownChain,
  ok,
  type Result,
  type TypedDataPayload,
} from '@countinghouse/core';
import { getAddress } from 'viem';
import { decodeGrant } from './decode-grant.ts';
import { enableShape } from './enable-shape.ts';
import { DOMAIN_TYPE, ENABLE_TYPES } from './enable-types.ts';

/** What the person expects to grant on. */
export interface ExpectedGrant {
  /** CAIP-2. */
  readonly chain: string;
  readonly account: string;
  readonly owner: string;
}

/**
 * Takes in what a service wants signed with `eth_signTypedData_v4`. Total: whatever comes, the answer
 * is the payload to review or the reason why there is none. The payload is spelled one way (EIP-55,
 * lower-case bytes), so that what is reviewed is byte for byte what is signed.
 */
export function readGrant(
  typedData: JsonValue,
  expected: ExpectedGrant,
): Result<TypedDataPayload, GrantRefusal> {
  if (!isRecord(typedData)) return refuse('NOT_A_GRANT', 'This is no structured data.');
  const { domain, types, primaryType, message } = typedData;
  if (primaryType !== 'Enable' || !isRecord(domain) || !isRecord(message)) {
    return refuse('NOT_A_GRANT', 'This is not the message by which an account grants a right.');
  }
  if (domain.name !== 'Kernel' || domain.version !== '0.3.1') {
    const said = `${String(domain.name)} ${String(domain.version)}`.slice(0, 60);
    return refuse('OTHER_VERSION', `This is for ${said}, not for Kernel 0.3.1.`);
  }
  if (!knownTypes(types)) {
    return refuse('OTHER_TYPES', 'Its types are not those of a Kernel grant.');
  }
  const parsed = enableShape.safeParse({ domain, primaryType, message });
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'the whole';
    return refuse('NOT_A_GRANT', `The field ${where} is not what a grant has there.`);
  }
  const read = parsed.data;
  const chain = `eip155:${read.domain.chainId}`;
  if (chain !== expected.chain) {
    const sentence = `This grant is for ${nameOf(chain)}, not for ${nameOf(expected.chain)}.`;
    return refuse('WRONG_CHAIN', sentence);
  }
  if (read.domain.verifyingContract.toLowerCase() !== expected.account.toLowerCase()) {
    return refuse(
      'WRONG_ACCOUNT',
      `This grant is for the account ${read.domain.verifyingContract}, not for ${expected.account}.`,
    );
  }
  const from = getAddress(expected.owner.toLowerCase());
  const payload: TypedDataPayload = { kind: 'typed-data', chain, from, typedData: read };
  const decoded = decodeGrant(payload);
  return decoded.kind === 'unknown'
    ? refuse('UNREADABLE', `This grant cannot be read: ${decoded.reason}.`)
    : ok(payload);
}

/** Exactly the known ones in their order; the domain's own may be named or left out. */
function knownTypes(types: JsonValue | undefined): boolean {
  if (!isRecord(types)) return false;
  const { Enable, EIP712Domain, ...others } = types;
  return (
    Object.keys(others).length === 0 &&
    sameFields(Enable, ENABLE_TYPES.Enable) &&
    (EIP712Domain === undefined || sameFields(EIP712Domain, DOMAIN_TYPE))
  );
}

function sameFields(
  told: JsonValue | undefined,
  known: readonly { readonly name: string; readonly type: string }[],
): boolean {
  return (
    Array.isArray(told) &&
    told.length === known.length &&
    known.every(({ name, type }, index) => {
      const field: JsonValue | undefined = told[index];
      return isRecord(field) && field.name === name && field.type === type;
    })
  );
}

function isRecord(value: unknown): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(code: GrantRefusal['code'], message: string): Result<never, GrantRefusal> {
  return err({ code, message });
}

function nameOf(chain: string): string {
  return knownChain(chain as ChainId)?.name ?? chain;
}
