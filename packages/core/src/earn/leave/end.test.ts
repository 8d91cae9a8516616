import { expect, it } from 'vitest';
import { EARN_BASE } from '../../simulation/earn/vaults.ts';
import { leaveEnd } from './end.ts';
import type { LeaveState, OperationSeen } from './state.ts';

const state = {
  input: { purpose: 'exit', usdc: EARN_BASE.usdc },
  sealed: [{ userOpHash: '0x1', worth: '5000000' }],
} as unknown as LeaveState;
const seen = (received: string | null): OperationSeen => ({
  userOpHash: '0x1',
  hash: '0x2',
  blockNumber: 1,
  succeeded: true,
  reason: null,
  received,
  another: false,
});
const whyOf = (received: string | null) => String(leaveEnd.seen(state, seen(received)).data.why);

it('an exit says what it brought, and where nobody can tell that, so', () => {
  expect(whyOf('5000000')).toMatch(/^5 USDC reached your wallet\./);
  expect(whyOf('4000000')).toMatch(/^4 USDC reached your wallet, 1 USDC less than the 5 USDC/);
  const unknown = whyOf(null);
  expect(unknown).toMatch(/^It was carried out\. How much of what reached your wallet/);
  expect(unknown).not.toMatch(/USDC/);
});
