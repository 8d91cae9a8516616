import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DecodedGrant } from '../grant/decoded-grant.ts';
import type { TypedDataPayload } from '../review/payload.ts';
import type { Unreadable } from '../review/review.ts';

/**
 * The simulated world's own spelling of a grant: the permission's data are its description as JSON.
 * Chain, account and nonce are read from where they really stand.
 */
export function encodeSimGrant(
  owner: string,
  grant: Pick<DecodedGrant, 'chain' | 'account' | 'nonce' | 'key' | 'policies'>,
): TypedDataPayload {
  const { chain, account, nonce, key, policies } = grant;
  const data = utf8ToBytes(JSON.stringify({ key, policies }));
  return {
    kind: 'typed-data',
    chain,
    from: owner,
    typedData: {
      domain: {
        name: 'Kernel',
        version: '0.3.1',
        chainId: Number(chain.slice('eip155:'.length)),
        verifyingContract: account,
      },
      primaryType: 'Enable',
      message: {
        validationId: `0x02${PERMISSION}${'00'.repeat(16)}`,
        nonce,
        hook: `0x${'00'.repeat(20)}`,
        validatorData: `0x${bytesToHex(data)}`,
        hookData: '0x',
        selectorData: '0xe9ae5c53',
      },
    },
  };
}

const PERMISSION = '51c0ffee';

/** The simulated signer's own reading; it believes nothing but the bytes. */
export function decodeSimGrant({ chain, typedData }: TypedDataPayload): DecodedGrant | Unreadable {
  const { domain, message } = typedData;
  const read = descriptionIn(message.validatorData);
  if (read === null) return { kind: 'unknown', reason: 'its permission is not one of this world' };
  const permissionId = `0x${PERMISSION}`;
  return {
    kind: 'grant',
    chain,
    account: domain.verifyingContract,
    right: { kind: 'permission', permissionId, computedId: permissionId },
    nonce: message.nonce,
    key: read.key,
    policies: read.policies,
    access: { kind: 'execute' },
    hook: null,
    unread: [],
  };
}

function descriptionIn(data: string): Pick<DecodedGrant, 'key' | 'policies'> | null {
  try {
    const text = Array.from(hexToBytes(data.slice(2)), (byte) => String.fromCharCode(byte)).join(
      '',
    );
    const read = JSON.parse(text) as Partial<DecodedGrant> | null;
    if (read?.key === undefined || !Array.isArray(read.policies)) return null;
    return { key: read.key, policies: read.policies };
  } catch {
    // Whatever is no hex or no JSON is not of this world.
    return null;
  }
}
