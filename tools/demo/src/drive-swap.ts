import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActionStatus } from '@countinghouse/core';
import type { ActionView, SwapWish } from './protocol.ts';
import type { Stage } from './stage.ts';

const LOOK_EVERY_MS = 100;
const LONGEST_MS = 120_000;

/** Waits until an action looks as wanted; what it looked like last when the time is up. */
export async function waitFor(
  stage: Stage,
  actionId: string,
  wanted: (view: ActionView) => boolean,
): Promise<ActionView> {
  const until = Date.now() + LONGEST_MS;
  for (;;) {
    const view = await stage.backend().call('action', { actionId });
    if (wanted(view)) return view;
    if (Date.now() > until) {
      throw new Error(`the action did not get there in time: ${JSON.stringify(view.row)}`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** Begins a swap, waits for its review, and approves exactly what was read. */
export async function beginSwap(
  stage: Stage,
  wish: SwapWish,
): Promise<{ readonly actionId: string; readonly view: ActionView }> {
  const started = await stage.backend().call('swap', { commandId: randomUUID(), wish });
  const { actionId } = started;
  const view = await waitFor(
    stage,
    actionId,
    ({ row }) => row?.status === 'awaiting signature' || row?.open === false,
  );
  return { actionId, view };
}

/** Says yes to exactly that review; to one that nobody can read, the second yes as well. */
export async function approve(stage: Stage, actionId: string, view: ActionView): Promise<void> {
  if (view.review === null) throw new Error(`there is nothing to approve: ${view.row?.sentence}`);
  const { digest, review } = view.review;
  const { kind } = review as { readonly kind?: unknown };
  await stage.backend().call('approve', {
    commandId: randomUUID(),
    actionId,
    digest,
    ...(kind === 'blind' ? { secondYes: 'blind' as const } : {}),
  });
}

export const ended = ({ row }: ActionView): boolean => row?.open === false;

export const isAt =
  (...statuses: readonly ActionStatus[]) =>
  ({ row }: ActionView): boolean =>
    row !== null && statuses.includes(row.status);
