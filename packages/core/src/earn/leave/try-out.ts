import type { Trouble } from '../../action/definition.ts';
import type { AccountCall, KernelPort, PlannedOperation } from '../../ports/smart-account.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { ROOT_KEY } from '../root-key.ts';
import type { LeaveInput } from './input.ts';
import type { Place } from './plan.ts';

/** What operations are built for, and where they are tried out. */
export interface Trial {
  readonly input: LeaveInput;
  readonly place: Place;
  readonly kernel: KernelPort;
}

export interface TriedOut {
  readonly nonce: bigint;
  readonly planned: PlannedOperation;
  /** Why it would fail; null where it would not. */
  readonly problem: string | null;
}

/** Builds an operation of some calls, and asks the chain whether it would go through now. */
export async function tryOut(
  { input, place, kernel }: Trial,
  calls: readonly AccountCall[],
): Promise<Result<TriedOut, Trouble>> {
  const { accounts, there } = place;
  const { owner, account, usdc } = input;
  const due = await accounts.operationNonce(account, ROOT_KEY);
  if (!due.ok) return due;
  const { deployed } = there;
  const nonce = due.value;
  const basis = { chain: usdc.chain, owner, account, deployed, nonce, calls };
  const first = kernel.planOperation({ ...basis, callGas: null });
  // Calls of an account that is not there yet cannot be tried out.
  const callGas = deployed ? await accounts.callGas(account, first.callData) : ok(null);
  if (!callGas.ok) {
    if (callGas.error.code !== 'WOULD_REVERT') return err(callGas.error);
    return ok({ nonce, planned: first, problem: callGas.error.message });
  }
  const planned = kernel.planOperation({ ...basis, callGas: callGas.value });
  const rehearsed = await accounts.rehearse(planned.call);
  return rehearsed.ok ? ok({ nonce, planned, problem: rehearsed.value }) : rehearsed;
}
