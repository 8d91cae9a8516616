import { encodeFunctionData } from 'viem';
import { RECEIVER_ABI } from '../../stack/abi.ts';
import { CCTP_RECEIVER } from '../../stack/addresses.ts';
import { attest, wayOf } from './attest.ts';
import { handleOps, whyNot } from './operation.ts';
import { type Event, eventsIn, receiptOf } from './receipt.ts';
import type { Action, Bridge } from './records.ts';
import { revertText } from './revert.ts';
import type { OneTxWorld } from './world.ts';

/** Whether an action may have something to do. */
export const isOpen = ({ status }: Action): boolean =>
  status === 'pending' || status === 'confirming_source';

/**
 * Takes an action one step further. A step ends in one change of the action, so that one which is cut off
 * is made again; what it has sent is found under its purpose.
 */
export async function advance(world: OneTxWorld, action: Action): Promise<void> {
  if (action.behaviour.hold === action.status) return;
  if (action.status === 'pending') return include(world, action);
  const { bridge } = action;
  if (bridge !== null) return follow(world, action, bridge);
}

const end = (world: OneTxWorld, action: Action, changes: Partial<Action>): void => {
  Object.assign(action, changes, { updatedAt: world.clock.now() });
  world.book.put(action);
};

/** Sends the operation and reads what became of it. */
async function include(world: OneTxWorld, action: Action): Promise<void> {
  if (world.settings.relayer !== 'up') return;
  const on = world.chainOf(action.chainId);
  const { chain } = on;
  const hash = await chain.send('relayer', handleOps(action.operation), `${action.id} operation`);
  await chain.included(hash);
  const { ok, logs } = await receiptOf(chain.rpc, hash);
  if (!ok) {
    const why = (await whyNot(on, action.operation)) ?? 'handleOps reverted';
    return end(world, action, { status: 'failed', sourceTxHash: hash, error: why });
  }
  const events = eventsIn(logs);
  const grant = world.book.grants.find(({ n }) => n === action.grant);
  // Validated is installed, whatever came of the calls.
  if (grant !== undefined && !grant.installed) {
    world.book.put(Object.assign(grant, { installed: true }));
  }
  const changes = outcomeOf(world, action, events);
  end(world, action, { ...changes, sourceTxHash: hash });
}

function outcomeOf(world: OneTxWorld, action: Action, events: readonly Event[]): Partial<Action> {
  const told = events.find(({ eventName }) => eventName === 'UserOperationEvent');
  if (told?.eventName !== 'UserOperationEvent' || !told.args.success) {
    const reason = events.find(({ eventName }) => eventName === 'UserOperationRevertReason');
    const data =
      reason?.eventName === 'UserOperationRevertReason' ? reason.args.revertReason : '0x';
    return { status: 'failed', error: `execution reverted: ${revertText(data)}` };
  }
  for (const { eventName, args } of events) {
    if (eventName === 'Bought') return { status: 'success', amountOut: args.deposited };
    if (eventName === 'Sold') return { status: 'success', amountOut: args.out };
    if (eventName === 'MessageSent') {
      const bridge = wayOf(args.message, world.settings, world.clock.now());
      return { status: 'confirming_source', bridge };
    }
  }
  return { status: 'success', amountOut: action.amountIn };
}

/** Follows a purchase to the other chain. */
async function follow(world: OneTxWorld, action: Action, bridge: Bridge): Promise<void> {
  const turn = (state: Bridge['state'], error: string | null = null): void =>
    end(world, action, { bridge: { ...bridge, state, error } });
  const now = world.clock.now();
  switch (bridge.state) {
    case 'pending':
      if (now >= bridge.noticedAt) turn('waiting_attestation');
      return;
    case 'waiting_attestation':
      if (now >= bridge.attestedAt) turn('redeeming');
      return;
    case 'redeeming':
      return world.settings.relayer === 'up' ? redeem(world, action, bridge) : undefined;
    case 'success':
    case 'failed':
      return;
  }
}

async function redeem(world: OneTxWorld, action: Action, bridge: Bridge): Promise<void> {
  const { chain } = world.chainOf(action.destinationChainId);
  const { message, attestation } = await attest(bridge, action.sourceTxHash ?? '0x');
  const args = [message, attestation] as const;
  const data = encodeFunctionData({ abi: RECEIVER_ABI, functionName: 'redeem', args });
  const outgoing = { to: CCTP_RECEIVER, data, gas: 2_000_000n };
  const purpose = `${action.id} redeem ${bridge.attempts}`;
  const hash = await chain.send('relayer', outgoing, purpose);
  await chain.included(hash);
  const { ok, logs } = await receiptOf(chain.rpc, hash);
  const destinationTxHash = hash;
  if (!ok) {
    // The money stays attested and not taken in, until somebody restarts the relay.
    const error = 'redeem reverted on the destination chain';
    return end(world, action, { bridge: { ...bridge, state: 'failed', error } });
  }
  const done = { ...bridge, state: 'success' } as const;
  for (const { eventName, args: told } of eventsIn(logs)) {
    if (eventName === 'CrossChainBuyCompleted') {
      const { deposited: amountOut } = told;
      return end(world, action, { status: 'success', destinationTxHash, amountOut, bridge: done });
    }
    if (eventName === 'CrossChainBuyFailed') {
      const error = `CrossChainBuyFailed: ${revertText(told.reason)}; the USDC was sent to the smart account`;
      const status = world.settings.depositFailure;
      return end(world, action, {
        ...{ status, destinationTxHash, bridge: done, amountOut: 0n },
        error: status === 'failed' ? error : null,
      });
    }
  }
}
