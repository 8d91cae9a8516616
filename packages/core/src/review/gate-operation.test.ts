import { describe, expect, it } from 'vitest';
import { checkOperation } from './gate-operation.ts';
import type { DecodedCall, DecodedOperation } from './operation.ts';
import type { EvmTransactionPayload } from './payload.ts';
import type { Review } from './review.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const THIEF = '0x000000000000000000000000000000000007417f';
const TOKEN = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';

const payload = { from: OWNER } as EvmTransactionPayload;

function operation(...calls: readonly DecodedCall[]): DecodedOperation {
  return {
    kind: 'user-operation',
    entryPoint: '0x0000000071727De22E5E9d8BAf0edAc6f37da032',
    account: ACCOUNT,
    userOpHash: `0x${'ab'.repeat(32)}`,
    nonce: '0',
    creates: false,
    calls,
  };
}

const codeOf = (decoded: DecodedOperation, shown: Partial<Review> = {}) => {
  const review = { decoded, to: ACCOUNT, ...shown } as Review;
  const answer = checkOperation(decoded, payload, review);
  return answer.ok ? 'signed' : answer.error.code;
};

describe('an operation passes the gate', () => {
  it('when all it moves goes to the owner', () => {
    const calls: readonly DecodedCall[] = [
      { kind: 'erc20-transfer', token: TOKEN, recipient: OWNER.toLowerCase(), units: '5' },
      { kind: 'native-transfer', recipient: OWNER, units: '5' },
      { kind: 'vault-redeem', vault: TOKEN, receiver: OWNER, holder: ACCOUNT, shares: '5' },
      { kind: 'pool-withdraw', pool: ACCOUNT, asset: TOKEN, receiver: OWNER },
      { kind: 'end-grants', validFrom: 2 },
      { kind: 'remove-permission', permissionId: '0x01020304' },
    ];
    expect(codeOf(operation(...calls))).toBe('signed');
  });

  it.each<DecodedCall>([
    { kind: 'erc20-transfer', token: TOKEN, recipient: THIEF, units: '5' },
    { kind: 'native-transfer', recipient: ACCOUNT, units: '5' },
    { kind: 'vault-redeem', vault: TOKEN, receiver: THIEF, holder: ACCOUNT, shares: '5' },
    { kind: 'pool-withdraw', pool: TOKEN, asset: TOKEN, receiver: THIEF },
  ])('and not when anything goes elsewhere ($kind)', (call) => {
    expect(codeOf(operation({ kind: 'end-grants', validFrom: 2 }, call))).toBe('WRONG_RECIPIENT');
  });

  it('nor when it redeems what somebody else holds', () => {
    const call = { kind: 'vault-redeem', vault: TOKEN, receiver: OWNER, shares: '5' } as const;
    expect(codeOf(operation({ ...call, holder: THIEF }))).toBe('REVIEW_CHANGED');
  });

  it('nor when the review says something else', () => {
    const decoded = operation({ kind: 'end-grants', validFrom: 2 });
    expect(codeOf(decoded, { decoded: { ...decoded, nonce: '1' } })).toBe('REVIEW_CHANGED');
    expect(codeOf(decoded, { to: OWNER })).toBe('REVIEW_CHANGED');
  });
});
