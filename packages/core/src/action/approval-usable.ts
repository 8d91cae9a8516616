import type { ActionState } from './action-state.ts';
import type { Moment } from './definition.ts';

/** Whether a yes stands that may still be used: same session, in time, not used before. */
export function approvalUsable(
  action: Pick<ActionState<unknown>, 'approval'>,
  { session, now }: Moment,
): boolean {
  const { approval } = action;
  return approval !== null && approval.session === session && now < approval.expiresAt;
}
