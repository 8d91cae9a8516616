import { describe, expect, it } from 'vitest';
import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { ActionQuery, ActionRow, StoredEvent } from '../../ports/ledger.ts';
import { EARN_BASE } from '../../simulation/earn/vaults.ts';
import { ARBITRUM, BASE, EARNING } from '../../simulation/world.ts';
import { OrderEvent } from '../order/state.ts';
import { orderCap } from './order-cap.ts';
import { capWarning, capWords } from './words.ts';

const { usdc } = EARN_BASE;
const NOW = 2_000_000_000_000;
const HOUR = 3_600_000;
const END = NOW + 24 * HOUR;

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly summary: JsonObject;
  readonly events: readonly { readonly type: string; readonly data?: JsonObject }[];
}

/** A grant that was signed: a cap for a day, and an end. */
function given(
  id: string,
  units: string | null,
  end = END,
  at = NOW - 10 * HOUR,
  chain: string = BASE,
): Told {
  const frame = { contract: EARNING, enforced: true };
  const cap = { ...frame, kind: 'spend-cap', token: usdc.token, units, everySeconds: 86_400 };
  const review = {
    kind: 'grant',
    account: EARNING,
    payload: { chain },
    decoded: {
      ...{ right: { kind: 'permission' }, access: { kind: 'execute' } },
      policies: [
        { ...frame, kind: 'time', validAfter: 0, validUntil: end / 1_000 },
        ...(units === null ? [] : [cap]),
      ],
    },
  };
  const events = [
    { type: EngineEvent.reviewed, data: { review } },
    { type: EngineEvent.intended },
  ] as unknown as Told['events'];
  return { id, kind: 'authorize', at, summary: { account: EARNING }, events };
}

/** An order of 3 USDC, and what came of it. */
function order(id: string, at: number, events: Told['events'], chain: string = BASE): Told {
  const summary = { account: EARNING.toLowerCase(), chain, pays: { units: '3000000' } };
  return { id, kind: 'earn-buy', at, summary, events };
}

function book(...told: readonly Told[]) {
  const rows = told.map(
    ({ id, kind, at, summary }) =>
      ({ id, kind, summary, createdAt: at, updatedAt: at }) as unknown as ActionRow,
  );
  return {
    listActions: async ({ kinds, limit }: ActionQuery) =>
      rows.filter(({ kind }) => kinds?.includes(kind)).slice(0, limit),
    readStream: async (stream: string) => {
      const found = told.find(({ id }) => actionStream(id) === stream);
      return (found?.events ?? []).map(
        (event, seq) => ({ data: {}, ...event, seq, at: found?.at }) as unknown as StoredEvent,
      );
    },
  };
}

const says = (...ends: readonly (number | null)[]) => ({
  grants: ends.map((expiresAt) => ({
    ...{ chain: BASE, status: 'active', policyVersion: null, expiresAt },
  })),
});
const read = (told: readonly Told[], service: ReturnType<typeof says> | null = says(END)) =>
  orderCap(book(...told), { account: EARNING, usdc, now: NOW }, service);

const ASKED = { type: EngineEvent.intended };
const FAILED = { type: 'earn.ended', data: { end: 'failed', verified: true } };

describe('the cap of a right', () => {
  it('is not known where no right was given from here', async () => {
    expect(await read([])).toBeNull();
    expect(capWords(null, usdc)).toContain('not given from here');
    expect(capWarning(9n, null, usdc, 'Base')).toBeNull();
  });

  it('is certain where the service names no right but that one', async () => {
    const right = given('a', '10000000');
    expect(await read([right])).toMatchObject({ certain: true, period: { units: '10000000' } });
    for (const service of [null, says(), says(END, END + 1_000), says(null)]) {
      expect(await read([right], service)).toMatchObject({ certain: false });
    }
  });

  it('is certain beside a right on another chain that is named without its chain', async () => {
    const service = (chain: string | null) => ({
      grants: [...says(END).grants, { ...says(END + 1_000).grants[0], chain }] as never,
    });
    const both = [given('a', '10000000'), given('b', '5', END + 1_000, NOW, ARBITRUM)];
    expect(await read(both, service(null))).toMatchObject({ certain: true });
    expect(await read(both, service(BASE))).toMatchObject({ certain: false });
    expect(await read(both.slice(0, 1), service(null))).toMatchObject({ certain: false });
  });

  it('is the widest of those that the service may use', async () => {
    const both = [given('a', '5'), given('b', '7')];
    expect(await read(both)).toMatchObject({ period: { units: '7' } });
    expect(await read([given('a', '5'), given('b', '7', END + 1_000)])).toMatchObject({
      period: { units: '5' },
    });
    expect(await read([given('a', '5'), given('b', null)])).toMatchObject({ period: null });
    expect(await read([given('a', '5', NOW - 1_000)], null)).toBeNull();
  });
});

describe('what is used of it', () => {
  const right = given('a', '10000000');
  it.each([
    ['an order that was asked for', order('o', NOW - HOUR, [ASKED]), '3000000'],
    ['one that nobody approved', order('o', NOW - HOUR, []), '0'],
    ['one that was refused', order('o', NOW - HOUR, [ASKED, { type: EngineEvent.refused }]), '0'],
    ['one that certainly failed unseen', order('o', NOW - HOUR, [ASKED, FAILED]), '0'],
    [
      'one that was carried out and failed',
      order('o', NOW - HOUR, [ASKED, { type: OrderEvent.source }, FAILED]),
      '3000000',
    ],
    [
      'a second attempt, after one that was refused',
      order('o', NOW - HOUR, [ASKED, { type: EngineEvent.refused }, ASKED]),
      '3000000',
    ],
    ['one from before the right', order('o', NOW - 11 * HOUR, [ASKED]), '0'],
    ['one on another chain', order('o', NOW - HOUR, [ASKED], ARBITRUM), '0'],
  ])('%s', async (_, one, used) => {
    expect((await read([right, one]))?.period?.used).toBe(used);
  });

  it('one from before the period counts no more', async () => {
    const old = given('a', '10000000', END, NOW - 50 * HOUR);
    expect((await read([old, order('o', NOW - 25 * HOUR, [ASKED])]))?.period?.used).toBe('0');
    expect((await read([old, order('o', NOW - 23 * HOUR, [ASKED])]))?.period?.used).toBe('3000000');
  });
});

describe('an order against its cap', () => {
  const cap = {
    ...{ givenAt: NOW, certain: true, each: null },
    period: { units: '10000000', everySeconds: 604_800, used: '4000000' },
  };
  const weigh = (units: bigint, change: object = {}) => {
    const warning = capWarning(units, { ...cap, ...change }, usdc, 'Base');
    return warning === null ? null : [warning.code, warning.weight];
  };

  it('is stopped only where the right it is made under certainly refuses it', () => {
    expect(weigh(10_000_001n)).toEqual(['ABOVE_CAP', 'stop']);
    expect(weigh(10_000_001n, { certain: false })).toEqual(['ABOVE_CAP', 'risk']);
    expect(weigh(10_000_000n)).toEqual(['CAP_USED', 'risk']);
    expect(weigh(6_000_000n)).toBeNull();
    expect(weigh(6_000_001n)).toEqual(['CAP_USED', 'risk']);
  });

  it('keeps to the limit of a single call where that is less', () => {
    expect(weigh(5_000_001n, { each: '5000000' })).toEqual(['ABOVE_CAP', 'stop']);
    expect(weigh(5_000_001n, { each: '5000000', period: null })).toEqual(['ABOVE_CAP', 'stop']);
    expect(weigh(5_000_000n, { each: '5000000', period: null })).toBeNull();
    expect(weigh(5_000_000n, { each: null, period: null })).toBeNull();
  });

  it('says how much, for how long, since when, and how much is used', () => {
    expect(capWords(cap, usdc)).toBe(
      'Your cap is 10 USDC every 7 days, by the right you gave on 2033-05-18 03:33 UTC. Orders from here used up to 4 USDC of it in that time; what others used is not known here.',
    );
    expect(capWords({ ...cap, certain: false }, usdc)).toContain('does not say that this is');
    expect(capWords({ ...cap, each: '5', period: null }, usdc)).toContain(
      '0.000005 USDC each time',
    );
    expect(capWords({ ...cap, each: null, period: null }, usdc)).toContain('No cap can be read');
  });
});
