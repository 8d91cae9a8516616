import type { Trouble } from '../../action/definition.ts';
import type { KernelPort, PlannedOperation } from '../../ports/smart-account.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { ReviewWarning } from '../../review/review.ts';
import { ROOT_KEY } from '../root-key.ts';
import type { LeaveInput, LeaveVault } from './input.ts';
import { exitCalls, type LeaveCalls, type Place, removalCalls } from './plan.ts';

/** An operation that was tried out, and what the person has to know of it. */
export interface Rehearsed extends LeaveCalls {
  readonly planned: PlannedOperation;
  readonly warnings: readonly ReviewWarning[];
}

/**
 * Builds the operation from what there is now and tries it out. All of it happens, or none: so a vault
 * that cannot be left at the moment is left out and named, and does not hold up the rest. Null where
 * there is nothing to do.
 */
export async function rehearseLeave(
  input: LeaveInput,
  place: Place,
  kernel: KernelPort,
): Promise<Result<Rehearsed | null, Trouble>> {
  const whole = await rehearse(input, place, kernel);
  const fails = whole.ok && whole.value !== null && whole.value.warnings.length > 0;
  if (!fails || input.purpose !== 'exit' || !place.there.deployed) return whole;
  const stuck: { readonly vault: LeaveVault; readonly why: string }[] = [];
  for (const vault of input.vaults) {
    const alone = await rehearse({ ...input, vaults: [vault] }, place, kernel);
    if (!alone.ok) return alone;
    const [problem] = alone.value?.warnings ?? [];
    if (problem !== undefined) stuck.push({ vault, why: problem.sentence });
  }
  const vaults = input.vaults.filter((vault) => stuck.every((each) => each.vault !== vault));
  if (stuck.length === 0) return whole;
  const rest = await rehearse({ ...input, vaults }, place, kernel);
  if (!rest.ok) return rest;
  if (rest.value === null) return whole;
  const warnings = [...rest.value.warnings, ...stuck.map(leftBehind)];
  return ok({ ...rest.value, warnings });
}

async function rehearse(
  input: LeaveInput,
  place: Place,
  kernel: KernelPort,
): Promise<Result<Rehearsed | null, Trouble>> {
  const { accounts, there } = place;
  const { owner, account, usdc } = input;
  const wanted =
    input.purpose === 'exit' ? await exitCalls(input, place) : ok(removalCalls(input, place));
  if (!wanted.ok) return wanted;
  const { calls } = wanted.value;
  if (calls.length === 0) return ok(null);
  const nonce = await accounts.operationNonce(account, ROOT_KEY);
  if (!nonce.ok) return nonce;
  const { deployed } = there;
  const basis = { chain: usdc.chain, owner, account, deployed, nonce: nonce.value, calls };
  const first = kernel.planOperation({ ...basis, callGas: null });
  const callGas = deployed ? await accounts.callGas(account, first.callData) : ok(null);
  if (!callGas.ok) {
    if (callGas.error.code !== 'WOULD_REVERT') return err(callGas.error);
    return ok({ ...wanted.value, planned: first, warnings: [wouldFail(callGas.error.message)] });
  }
  const planned = kernel.planOperation({ ...basis, callGas: callGas.value });
  const rehearsed = await accounts.rehearse(planned.call);
  if (!rehearsed.ok) return rehearsed;
  const warnings = rehearsed.value === null ? [] : [wouldFail(rehearsed.value)];
  return ok({ ...wanted.value, planned, warnings });
}

function wouldFail(why: string): ReviewWarning {
  const sentence = `The chain says this would fail: ${why}`;
  return { code: 'WOULD_FAIL', weight: 'stop', sentence };
}

function leftBehind({ vault, why }: { readonly vault: LeaveVault; readonly why: string }) {
  const sentence = `What the account holds of ${vault.name} stays in it. ${why}`;
  return { code: 'LEFT_BEHIND', weight: 'risk', sentence } satisfies ReviewWarning;
}
