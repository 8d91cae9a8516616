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
const whyWith = (worth: string, received: string) => {
  const sealed = [{ userOpHash: '0x1', worth, asIs: ['3 aUSDC'], left: [] }];
  return String(
    leaveEnd.seen({ ...state, sealed } as unknown as LeaveState, seen(received)).data.why,
  );
};
const whyOf = (received: string | null) => String(leaveEnd.seen(state, seen(received)).data.why);

it('an exit says what it brought, and where nobody can tell that, so', () => {
  expect(whyOf('5000000')).toMatch(/^5 USDC reached your wallet\./);
  expect(whyOf('4000000')).toMatch(/^4 USDC reached your wallet, 1 USDC less than the 5 USDC/);
  const unknown = whyOf(null);
  expect(unknown).toMatch(/^It was carried out\. How much of what reached your wallet/);
  expect(unknown).not.toMatch(/USDC/);
});

it('what came as it is is named, and no USDC where none were to come', () => {
  expect(whyWith('0', '0')).toMatch(/^3 aUSDC were sent to your wallet as they are; /);
  expect(whyWith('5', '0')).toMatch(/^0 USDC reached your wallet, .* 3 aUSDC were sent /);
  expect(whyWith('5000000', '5000000')).toMatch(/^5 USDC reached your wallet\. 3 aUSDC were sent /);
});
