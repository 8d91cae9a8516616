import { expect, it } from 'vitest';
import type { SwapStatus } from '../ports/swap-provider.ts';
import { ok } from '../result/result.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage } from '../simulation/driver/stage.ts';

/* Found by the deep schedules: two reasons to call a person took turns, at every look, for days. */

it('a success of which nothing is to be seen calls the person once for each reason', async () => {
  const stage = createStage();
  const { provider, ledger } = stage.world;
  const engine = stage.program();
  const { input } = swapErrandOf({
    name: 'unseen',
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: true,
    temper: { ...CALM_PERSON, deposits: 'never pays' },
  });
  const begun = await engine.start('start', 'swap', input);
  if (!begun.ok) throw new Error(begun.error.message);
  const id = begun.value.actionId;
  await engine.advance(id);
  const tell = provider.port.status;
  provider.port.status = async (key) => {
    const told = await tell(key);
    return told.ok ? ok({ ...told.value, status: 'SUCCESS' }) : told;
  };
  const later = stage.program();
  await stage.pass(later, 3 * 3_600_000);
  const events = ledger.disk().streams.get(`action/${id}`) ?? [];
  const calls = events.filter(({ type }) => type === 'swap.attention').map(({ data }) => data.code);
  expect(calls).toEqual([...new Set(calls)]);
  expect(stage.row(id)).toMatchObject({ status: 'needs you', waitingFor: calls.at(-1) });
});

it.each<readonly [string, (look: number) => Partial<SwapStatus>]>([
  ['finds other words', (look) => ({ refundReason: `look ${look}` })],
  ['takes its success back in between', (look) => (look % 2 ? {} : { status: 'PROCESSING' })],
])('a service that %s at every look does not put the call off', async (_, says) => {
  const stage = createStage();
  const { provider } = stage.world;
  provider.faultNextOrder('success-without-payout');
  const engine = stage.program();
  const { input } = swapErrandOf({
    name: 'wordy',
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: false,
    temper: CALM_PERSON,
  });
  const begun = await engine.start('start', 'swap', input);
  if (!begun.ok) throw new Error(begun.error.message);
  const id = begun.value.actionId;
  await engine.advance(id);
  const tell = provider.port.status;
  let looks = 0;
  provider.port.status = async (key) => {
    looks += 1;
    const told = await tell(key);
    return told.ok ? ok({ ...told.value, ...says(looks) }) : told;
  };
  const wordy = stage.program();
  await stage.approve(wordy, id);
  await stage.pass(wordy, 20 * 60_000);
  expect(stage.row(id)).toMatchObject({ status: 'needs you', waitingFor: 'PAYOUT_MISSING' });
});

it('what is named for the first time is looked up before anything is called missing', async () => {
  const stage = createStage();
  const { provider, ledger } = stage.world;
  const engine = stage.program();
  const { input } = swapErrandOf({
    name: 'named late',
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: false,
    temper: CALM_PERSON,
  });
  const begun = await engine.start('start', 'swap', input);
  if (!begun.ok) throw new Error(begun.error.message);
  const id = begun.value.actionId;
  await engine.advance(id);
  const tell = provider.port.status;
  const { clock } = stage.world;
  let paidAt: number | null = null;
  // It says so, takes it back for a quarter of an hour, and names the transaction when it says it again.
  provider.port.status = async (key) => {
    const told = await tell(key);
    if (!told.ok) return told;
    const unnamed = { ...told.value, destinationTransactions: [] };
    if (told.value.status !== 'SUCCESS') return ok(unnamed);
    const first = paidAt === null;
    paidAt ??= clock.now();
    if (clock.now() - paidAt > 15 * 60_000) return told;
    return ok(first ? unnamed : { ...unnamed, status: 'PROCESSING' });
  };
  const later = stage.program();
  await stage.approve(later, id);
  await stage.pass(later, 40 * 60_000);
  const events = ledger.disk().streams.get(`action/${id}`) ?? [];
  expect(events.filter(({ type }) => type === 'swap.attention')).toEqual([]);
  expect(stage.row(id)).toMatchObject({ status: 'done' });
});
