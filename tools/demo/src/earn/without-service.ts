import { approve, waitFor } from '../drive-swap.ts';
import { type Act, act, begin, commandId, end, kill, resume, type Scene } from './act.ts';
import { ARBITRUM, BASE } from './scene-plan.ts';

/** 1tx stops listening; resolves with whether really nobody answers there. */
export async function stopService(scene: Scene): Promise<boolean> {
  const { stage, say } = scene;
  await stage.sandbox.remote.call('onetx/listening', { on: false });
  const gone = await isGone(scene);
  const { baseUrl } = stage.sandbox.services.onetx;
  say.tell('service stopped', `1tx is ${gone ? 'gone' : 'STILL THERE'}: ${baseUrl}.`, {
    baseUrl,
    gone,
  });
  return gone;
}

/** Whether the connection to 1tx is refused. */
export async function isGone({ stage }: Scene): Promise<boolean> {
  try {
    await fetch(stage.sandbox.services.onetx.baseUrl);
    return false;
  } catch {
    return true;
  }
}

/** Everything out of the account on both chains; on the first one the process is killed on the way. */
export async function leave(scene: Scene): Promise<readonly Act[]> {
  const { stage, owner } = scene;
  const { remote } = stage.sandbox;
  const { actionId, view } = await begin(scene, {
    act: 'exit',
    wish: { commandId: commandId(), owner, chain: BASE },
  });
  await remote.call('automine', { chain: 8453, on: false });
  await approve(stage, actionId, view);
  await waitFor(stage, actionId, ({ row }) => row?.status === 'sent');
  await kill(scene, actionId, 'the way out is signed and in no block yet.');
  await remote.call('automine', { chain: 8453, on: true });
  await resume(scene, actionId);
  const near = await end(scene, 'exit-base', actionId);
  const wish = { commandId: commandId(), owner, chain: ARBITRUM };
  return [near, await act(scene, 'exit-arbitrum', { act: 'exit', wish })];
}
