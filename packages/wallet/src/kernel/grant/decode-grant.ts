import type { DecodedGrant, TypedDataPayload, Unreadable, UnreadPart } from '@countinghouse/core';
import type { Hex } from 'viem';
import { enableShape } from './enable-shape.ts';
import { readAccess } from './read-access.ts';
import { readPermission } from './read-permission.ts';
import { readRight } from './read-right.ts';

/**
 * What a grant allows, read from its bytes alone. Pure and total. What stands in a place of its own
 * and cannot be read is kept raw and marked; a grant whose frame cannot be read is unreadable as a
 * whole and is never signed.
 */
export function decodeGrant(payload: TypedDataPayload): DecodedGrant | Unreadable {
  const parsed = enableShape.safeParse(payload.typedData);
  if (!parsed.success) return unreadable('it is not the message of a Kernel grant');
  const { domain, message } = parsed.data;
  const right = readRight(message.validationId as Hex);
  if (right === null) return unreadable('nobody knows what kind of right it installs');
  const hook = /^0x0{39}[01]$/.test(message.hook) ? null : message.hook;
  const access = readAccess(message.selectorData as Hex);
  const unread: UnreadPart[] = [];
  if (message.hookData !== '0x') unread.push({ part: 'hook data', raw: message.hookData });
  if (access.unread !== null) unread.push({ part: 'selector data', raw: access.unread });
  const frame = {
    kind: 'grant',
    chain: `eip155:${domain.chainId}`,
    account: domain.verifyingContract,
    nonce: message.nonce,
    access: access.value,
    hook,
  } as const;
  if (right.kind === 'validator') {
    if (message.validatorData !== '0x') {
      unread.push({ part: 'validator data', raw: message.validatorData });
    }
    const key = { kind: 'unknown', contract: right.contract, raw: message.validatorData } as const;
    return { ...frame, right, key, policies: [], unread };
  }
  const permission = readPermission(message.validatorData as Hex);
  if (permission === null) return unreadable('its permission is not written as a permission is');
  const { computedId, key, policies } = permission;
  policies.forEach((policy, at) => {
    if (policy.kind === 'unknown') unread.push({ part: `policy ${at + 1}`, raw: policy.raw });
  });
  if (key.kind === 'unknown') unread.push({ part: 'signer', raw: key.raw });
  return {
    ...frame,
    right: { kind: 'permission', permissionId: right.permissionId, computedId },
    key,
    policies,
    unread,
  };
}

function unreadable(reason: string): Unreadable {
  return { kind: 'unknown', reason };
}
