import { approve, waitFor } from '../drive-swap.ts';
import { type Act, act, begin, commandId, end, kill, resume, type Scene, until } from './act.ts';
import { broughtBy, operationsOn } from './operations.ts';
import { BASE, GRANT_MS, WANTED } from './scene-plan.ts';
import type { Site, Vault } from './site.ts';

const SLIPPAGE = { slippageBasisPoints: 50 };
/** So long each part of the way between the chains takes; the clock is moved over it. */
const LONG_MS = 600_000;

/** The owner lets 1tx act on Base, and gives the account something to act with. */
export async function open(scene: Scene): Promise<readonly Act[]> {
  const { owner } = scene;
  const expiresAt = Math.floor((Date.now() + GRANT_MS) / 1_000) * 1_000;
  const grant = { commandId: commandId(), owner, chain: BASE, spendCap: WANTED.cap, expiresAt };
  const fund = { commandId: commandId(), owner, chain: BASE, amount: WANTED.funded.typed };
  return [
    await act(scene, 'authorize', { act: 'authorize', wish: grant }),
    await act(scene, 'fund', { act: 'fund', wish: fund }),
  ];
}

/**
 * Bought; 1tx has taken the order and the process dies before it hears of it. Nobody asks a second
 * time: the order stays in doubt until the chain shows what came of it.
 */
export async function buyUnheard(scene: Scene, site: Site): Promise<Act> {
  const { stage, say, owner } = scene;
  const { remote } = stage.sandbox;
  await remote.call('onetx/settings', { relayer: 'down' });
  await remote.call('onetx/faults', { kind: 'delay', ms: 120_000, when: 'after', route: 'buy' });
  const { actionId, view } = await begin(scene, {
    act: 'buy',
    wish: {
      ...{ commandId: commandId(), owner, instrument: site.vault.instrument, from: BASE },
      ...{ amount: WANTED.bought.typed, ...SLIPPAGE, transfer: { speed: 'standard' } },
    },
  });
  await approve(stage, actionId, view);
  await takenOf(scene, 'buy');
  await kill(scene, actionId, '1tx has taken the order; its answer reached nobody.');
  await resume(scene, actionId);
  const doubted = await waitFor(
    stage,
    actionId,
    ({ row }) => row?.waitingFor === 'ORDER_IN_DOUBT' || row?.open === false,
  );
  const sentence = doubted.row?.sentence ?? '';
  say.tell('in doubt', `Not asked for again: ${sentence}`, { actionId, sentence });
  await remote.call('onetx/settings', { relayer: 'up' });
  const bought = await end(scene, 'buy', actionId);
  const orders = (await takenBy1tx(scene, 'buy')).length;
  const operations = await operationsOn(site);
  const transaction = broughtBy(bought.view);
  say.tell(
    'found',
    `Found on the chain, in ${transaction}. Orders that 1tx has taken: ${orders}; operations of the account: ${operations.length}.`,
    {
      ...{ actionId, orders, userOps: operations.length, transaction },
      byOperation: operations.some((one) => one.transaction === transaction),
      verified: bought.view.row?.summary.verified ?? null,
    },
  );
  return bought;
}

/** Bought on the other chain; the process dies while the money is between the two. */
export async function buyAcross(scene: Scene, vault: Vault): Promise<Act> {
  const { stage, say, owner } = scene;
  const { remote, services, credentials } = stage.sandbox;
  await remote.call('onetx/settings', { relayNoticeMs: LONG_MS, fastMs: LONG_MS });
  const { actionId, view } = await begin(scene, {
    act: 'buy',
    wish: {
      ...{ commandId: commandId(), owner, instrument: vault.instrument, from: BASE },
      ...{ amount: WANTED.crossed.typed, ...SLIPPAGE },
      transfer: { speed: 'fast', maxFee: WANTED.bridgeFee },
    },
  });
  await approve(stage, actionId, view);
  const leaving = await waitFor(
    stage,
    actionId,
    ({ row }) => row?.summary.serviceStatus === 'confirming_source',
  );
  const burn = String(leaving.row?.summary.sourceTransaction);
  const early = await fetch(`${services.onetx.baseUrl}/cctp/relay/tx/${burn}`, {
    headers: { 'x-api-key': credentials.onetx.apiKey },
  });
  say.tell('early', `confirming_source; the relay of ${burn} answers ${early.status} so far.`, {
    actionId,
    serviceStatus: 'confirming_source',
    sourceTransaction: burn,
    relayAnswers: early.status,
  });
  // Its next look has asked the relay as well: that nobody knows of it is no failure.
  const looksAgain = leaving.row?.nextAt ?? 0;
  await waitFor(stage, actionId, ({ row }) => (row?.nextAt ?? 0) > looksAgain + 1_500);
  await kill(scene, actionId, 'the money is between the chains.');
  await resume(scene, actionId);
  await remote.call('time/advance', { seconds: LONG_MS / 1_000 });
  await waitFor(stage, actionId, ({ row }) => row?.summary.relayStatus === 'waiting_attestation');
  await remote.call('time/advance', { seconds: LONG_MS / 1_000 });
  const crossed = await end(scene, 'cross-chain-buy', actionId);
  const { order, relay } = await wordsOf(scene, actionId);
  say.tell('relay', `1tx said ${order.join(', then ')}; of the relay ${relay.join(', then ')}.`, {
    ...{ actionId, order, relay },
  });
  return crossed;
}

/** Sold, on the chain it earns on. */
export function sell(scene: Scene, vault: Vault, shares: string): Promise<Act> {
  const { owner } = scene;
  const wish = { commandId: commandId(), owner, instrument: vault.instrument, to: BASE, shares };
  return act(scene, 'sell', { act: 'sell', wish: { ...wish, ...SLIPPAGE } });
}

/** Withdrawn by a blind digest; the process dies with the signature out and no answer. */
export async function withdrawUnheard(scene: Scene): Promise<Act> {
  const { remote } = scene.stage.sandbox;
  const fault = { kind: 'delay', ms: 120_000, when: 'after', route: 'withdrawConfirm' } as const;
  await remote.call('onetx/faults', fault);
  const { actionId, view } = await begin(scene, {
    act: 'withdraw',
    wish: {
      ...{ commandId: commandId(), owner: scene.owner, chain: BASE },
      ...{ amount: WANTED.withdrawn.typed, besideAnother: false },
    },
  });
  await approve(scene.stage, actionId, view);
  const { operationId } = await takenOf(scene, 'withdraw');
  await kill(scene, actionId, 'the signature is out; the answer reached nobody.');
  await until('the withdrawal to be on chain', async () => {
    const actions = await remote.actions();
    return actions.find((one) => one.operationId === operationId && one.status === 'success');
  });
  await resume(scene, actionId);
  return end(scene, 'withdraw', actionId);
}

/** The newest action of a kind that 1tx has taken, once there is one. */
function takenOf(scene: Scene, type: string) {
  return until(`1tx to take a ${type}`, async () => (await takenBy1tx(scene, type)).at(-1));
}

/** Every action of a kind that 1tx has taken for the owner, oldest first. */
async function takenBy1tx({ stage, owner }: Scene, type: string) {
  const actions = await stage.sandbox.remote.actions();
  return actions.filter(
    (one) => one.type === type && one.ownerEoa.toLowerCase() === owner.toLowerCase(),
  );
}

const MOST_EVENTS = 1_000;

/** What 1tx called an order and its way between the chains, as the ledger has it, oldest first. */
async function wordsOf({ stage }: Scene, actionId: string) {
  const events = await stage.backend().call('events', { afterSeq: 0, limit: MOST_EVENTS });
  const said = (name: string) =>
    events
      .filter(({ stream, type }) => stream.endsWith(actionId) && type === name)
      .map(({ data }) => String(data.status));
  return { order: said('order.status'), relay: said('order.relay') };
}
