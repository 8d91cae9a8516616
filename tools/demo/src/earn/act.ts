import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '@countinghouse/core';
import { approve, ended, waitFor } from '../drive-swap.ts';
import type { Narrator } from '../narrator.ts';
import type { ActionView, EarnWish } from '../protocol.ts';
import type { Stage } from '../stage.ts';

/** What one step of the journey works with. */
export interface Scene {
  readonly stage: Stage;
  readonly say: Narrator;
  readonly owner: string;
  /** The actions in whose middle the process was killed, in that order. */
  readonly killed: string[];
}

/** An action that was begun and whose review stands there to be read. */
export interface Begun {
  readonly actionId: string;
  readonly view: ActionView;
}

/** An action that has come to its end. */
export interface Act {
  /** How its proof is called. */
  readonly name: string;
  readonly actionId: string;
  readonly view: ActionView;
}

export const commandId = (): string => randomBytes(16).toString('hex');

/** Begins what a person wishes and waits until there is something to read. */
export async function begin({ stage, say }: Scene, wish: EarnWish): Promise<Begun> {
  const { actionId } = await stage.backend().call('earn', wish);
  const view = await waitFor(
    stage,
    actionId,
    ({ row }) => row?.status === 'awaiting signature' || row?.open === false,
  );
  if (view.review === null) throw new Error(`no review of ${wish.act}: ${view.row?.sentence}`);
  say.tell('review', `Read and approved: ${whatIsRead(view)}`, {
    actionId,
    act: wish.act,
    digest: view.review.digest,
    review: view.review.review,
  });
  return { actionId, view };
}

/** From the wish to the end, with nobody in the way. */
export async function act(scene: Scene, name: string, wish: EarnWish): Promise<Act> {
  const { actionId, view } = await begin(scene, wish);
  await approve(scene.stage, actionId, view);
  return end(scene, name, actionId);
}

export async function end({ stage, say }: Scene, name: string, actionId: string): Promise<Act> {
  const view = await waitFor(stage, actionId, ended);
  const summary = view.row?.summary ?? {};
  say.tell('ended', `${view.row?.status}: ${view.row?.sentence}`, {
    actionId,
    act: name,
    status: view.row?.status ?? '',
    ...marks(summary),
  });
  return { name, actionId, view };
}

/** `kill -9` of the process that does the work; the last thing it knew stands in its ledger. */
export async function kill(
  { stage, say, killed }: Scene,
  actionId: string,
  when: string,
): Promise<void> {
  const { row } = await stage.backend().call('action', { actionId });
  const { pid } = stage.backend();
  await stage.backend().kill();
  killed.push(actionId);
  say.tell('killed', `kill -9 ${pid}: ${when}`, { pid, actionId, status: row?.status ?? '' });
}

export async function resume({ stage, say }: Scene, actionId: string): Promise<void> {
  await stage.restart();
  const { pid } = stage.backend();
  say.tell('resumed', 'Started anew and unlocked; the ledger knows where it was.', {
    pid,
    actionId,
  });
}

const LOOK_EVERY_MS = 100;
const LONGEST_MS = 120_000;

/** Waits for something that 1tx or a chain says. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const last = Date.now() + LONGEST_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > last) throw new Error(`waited in vain for ${what}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Hashes and ids by which a reader finds it again. */
function marks(summary: JsonObject): JsonObject {
  const names = [
    ...['userOpHash', 'serviceActionId', 'sourceTransaction', 'destinationTransaction'],
    ...['transaction', 'transactions', 'arrived', 'fee', 'verified'],
  ];
  return Object.fromEntries(
    names.flatMap((name) => (summary[name] === undefined ? [] : [[name, summary[name]]])),
  );
}

function whatIsRead({ row }: ActionView): string {
  return (row?.sentence ?? '').replace(/ waits? for your (signature|approval)\./, '.');
}
