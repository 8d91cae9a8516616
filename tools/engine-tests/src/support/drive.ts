import { randomUUID } from 'node:crypto';
import {
  type ActionRow,
  type ActionStatus,
  actionStream,
  EngineEvent,
  type JsonValue,
  nativeOf,
  planSwap,
  type Result,
  type Review,
  type StoredEvent,
  type SwapInput,
  type SwapType,
} from '@countinghouse/core';
import type { House } from './house.ts';
import { must, present } from './must.ts';
import { poll } from './poll.ts';

/** An action as a screen would show it, with its events. */
export interface Look {
  readonly row: ActionRow;
  readonly review: { readonly digest: string; readonly review: Review } | null;
  readonly trouble: { readonly code: string; readonly message: string } | null;
  readonly events: readonly StoredEvent[];
}

export interface Wish {
  readonly swapType?: SwapType;
  readonly amount?: bigint;
  readonly account?: string | null;
  readonly from?: readonly [blockchain: string, symbol: string];
  readonly to?: readonly [blockchain: string, symbol: string];
  readonly recipient?: string;
  readonly refundTo?: string;
  /** Changes the input after it was planned. */
  readonly change?: (input: SwapInput) => SwapInput;
}

export function open(house: House) {
  return present(house.backend().open(), 'the open ledger');
}

/** A swap of 25 USDC from Base to Arbitrum, unless wished otherwise. */
export function swapInput(house: House, wish: Wish = {}): SwapInput {
  const account = wish.account === undefined ? house.account : wish.account;
  const input = must(
    planSwap({
      swapType: wish.swapType ?? 'EXACT_INPUT',
      origin: house.token(...(wish.from ?? ['base', 'USDC'])),
      destination: house.token(...(wish.to ?? ['arb', 'USDC'])),
      amount: wish.amount ?? 25_000_000n,
      slippageBasisPoints: 100,
      recipient: wish.recipient ?? house.account,
      refundTo: wish.refundTo ?? account ?? house.account,
      account,
      shown: null,
    }),
  );
  return wish.change?.(input) ?? input;
}

export async function startSwap(house: House, wish: Wish = {}): Promise<string> {
  return start(house, 'swap', swapInput(house, wish) as unknown as JsonValue);
}

export interface SendWish {
  readonly to: string;
  readonly amount: bigint;
  readonly token?: string | null;
  readonly account?: string;
}

/** An ordinary payment on Base. */
export async function startSend(house: House, wish: SendWish): Promise<string> {
  const token = wish.token ?? null;
  const native = nativeOf('eip155:8453');
  const units = wish.amount.toString();
  return start(house, 'send', {
    chain: 'eip155:8453',
    account: wish.account ?? house.account,
    to: wish.to,
    pays:
      token === null
        ? { asset: native.id, symbol: native.symbol, decimals: native.decimals, units }
        : { asset: `eip155:8453/erc20:${token}`, symbol: 'USDC', decimals: 6, units },
    token,
    native: { ...native },
    price: null,
    note: '',
  });
}

async function start(house: House, kind: string, input: JsonValue): Promise<string> {
  const { engine, runner } = open(house);
  const { actionId } = must(await engine.start(randomUUID(), kind, input));
  runner.poke();
  return actionId;
}

export async function look(house: House, actionId: string): Promise<Look> {
  const { ledger, engine } = open(house);
  const events = await ledger.readStream(actionStream(actionId));
  const last = events.findLast(({ type }) => type === EngineEvent.reviewed);
  return {
    row: present(await ledger.action(actionId), 'the action'),
    review: last === undefined ? null : (last.data as unknown as Look['review']),
    trouble: engine.trouble(actionId),
    events,
  };
}

/** Lets the engine look at once instead of at its own pace, until the action is as wanted. */
export function until(
  house: House,
  actionId: string,
  what: string,
  wanted: (look: Look) => boolean,
  longestMs?: number,
): Promise<Look> {
  return poll(
    `${what} of ${actionId}`,
    async () => {
      await hurry(house, actionId);
      return look(house, actionId);
    },
    wanted,
    longestMs,
  );
}

export async function hurry(house: House, actionId: string): Promise<void> {
  const { ledger, runner } = open(house);
  await ledger.reschedule(actionId, house.time.clock.now());
  runner.poke();
}

export const atStatus =
  (...wanted: readonly ActionStatus[]) =>
  ({ row }: Look): boolean =>
    wanted.includes(row.status);

export function untilStatus(house: House, actionId: string, ...wanted: readonly ActionStatus[]) {
  return until(house, actionId, wanted.join(' or '), atStatus(...wanted));
}

/** `sent` is shown from the moment it is recorded; this waits until the node has taken it. */
export function untilBroadcast(house: House, actionId: string): Promise<Look> {
  return until(house, actionId, 'the broadcast', (now) => kinds(now).includes('effect.performed'));
}

export const ended = ({ row }: Look): boolean => !row.open;

export function untilEnded(house: House, actionId: string): Promise<Look> {
  return until(house, actionId, 'the end', ended);
}

export function command(
  house: House,
  actionId: string,
  name: string,
  payload: JsonValue = null,
  commandId: string = randomUUID(),
) {
  return open(house).engine.command({ commandId, actionId, name, payload });
}

/** Approves what stands in the review now. */
export async function approve(
  house: House,
  actionId: string,
): Promise<Result<JsonValue, { readonly code: string; readonly message: string }>> {
  const { review } = await look(house, actionId);
  const digest = present(review, 'the review').digest;
  const answer = await command(house, actionId, 'approve', { digest });
  await hurry(house, actionId);
  return answer;
}

/** Waits for the review, approves it, and answers what was approved. */
export async function readAndApprove(house: House, actionId: string): Promise<Look> {
  const read = await untilStatus(house, actionId, 'awaiting signature');
  must(await approve(house, actionId));
  return read;
}

/** A swap that was started, read and approved. */
export async function approvedSwap(house: House, wish: Wish = {}): Promise<string> {
  const actionId = await startSwap(house, wish);
  await readAndApprove(house, actionId);
  return actionId;
}

export function depositAddressOf({ row }: Look): string {
  return String(present(row.summary.depositAddress, 'the deposit address'));
}

/** Deposits of our account at the address of a swap, counted from the chain's logs. */
export async function depositsMade(house: House, actionId: string): Promise<number> {
  const address = depositAddressOf(await look(house, actionId));
  return (await house.base.auditor.transfers(house.account, address)).length;
}

export const kinds = ({ events }: Look): readonly string[] => events.map(({ type }) => type);
