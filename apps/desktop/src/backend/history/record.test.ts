import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { present } from '../testing/must.ts';
import { moveIn, PASSPHRASE, type TestRooms, testRooms } from '../testing/rooms.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { type Note, notesIn } from './note.ts';
import { readNotes } from './read.ts';
import { isDue, recordNote } from './record.ts';
import { dailyStream, hourlyStream, hourOf } from './streams.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let sim: SimHouse;
afterEach(() => sim?.end());

const at = (moment: number, total = '1'): Note => ({ at: moment, total, positions: [] });

async function write(note: Note): Promise<boolean> {
  const written = await recordNote(sim.house.ledger, note);
  if (!written.ok) throw new Error(written.error.message);
  return written.value;
}

/** Everything that was ever noted, in the order it was written down. */
async function everything(): Promise<readonly Note[]> {
  return notesIn(await sim.house.ledger.readEvents(0, 10_000));
}

describe('notes', () => {
  it('one an hour; the first of a day apart from the rest; a year has streams of its own', async () => {
    sim = await openSimHouse();
    const day = Date.UTC(2027, 11, 31);
    expect(await isDue(sim.house.ledger, day + 1)).toBe(true);
    expect(await write(at(day + 1))).toBe(true);
    expect(await isDue(sim.house.ledger, day + HOUR - 1)).toBe(false);
    expect(await write(at(day + HOUR - 1))).toBe(false);
    expect(await write(at(day + HOUR))).toBe(true);
    expect(await write(at(day + DAY))).toBe(true);
    const lengths = await Promise.all(
      [dailyStream(day), hourlyStream(day), dailyStream(day + DAY)].map(
        async (stream) => (await sim.house.ledger.readStream(stream)).length,
      ),
    );
    expect([dailyStream(day), hourlyStream(day)]).toEqual(['totals/2027', 'totals/2027-12']);
    expect(lengths).toEqual([1, 1, 1]);
  });

  it('two who note at once are one', async () => {
    sim = await openSimHouse();
    const now = Date.UTC(2027, 0, 5, 10);
    const done = await Promise.all([1, 2, 3, 4].map((ms) => write(at(now + ms))));
    expect(done.filter(Boolean)).toHaveLength(1);
    const later = await Promise.all([1, 2, 3].map((ms) => write(at(now + HOUR + ms))));
    expect(later.filter(Boolean)).toHaveLength(1);
    expect(await everything()).toHaveLength(2);
  });

  it('never two of an hour, later ones later, whatever the clock does and whoever writes', async () => {
    sim = await openSimHouse();
    const steps = fc.array(fc.integer({ min: -2 * HOUR, max: 9 * HOUR }), { maxLength: 25 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        // Every run is a year of its own, around the end of a month.
        run += 1;
        let now = Date.UTC(2027 + run, 0, 31, 20);
        for (const step of list) {
          now += step;
          await Promise.all([write(at(now)), write(at(now + 1))]);
        }
        const moments = (await everything()).map((note) => note.at);
        expect(new Set(moments.map(hourOf)).size).toBe(moments.length);
        const names = moments.flatMap((one) => [dailyStream(one), hourlyStream(one)]);
        for (const stream of new Set(names)) {
          const own = notesIn(await sim.house.ledger.readStream(stream)).map((note) => note.at);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('what is left', () => {
  it('is the same after projections were rebuilt: there are none', async () => {
    sim = await openSimHouse();
    const now = Date.UTC(2027, 0, 5, 10);
    for (const hours of [0, 1, 2]) await write(at(now + hours * HOUR, `${hours}`));
    const before = await everything();
    expect((await sim.house.ledger.rebuildProjections()).differences).toEqual([]);
    expect(await everything()).toEqual(before);
    expect(await write(at(now + 2 * HOUR + 1))).toBe(false);
  });

  it('is known to the next process', async () => {
    let rooms: TestRooms = await testRooms();
    await moveIn(rooms);
    const ledger = () => present(rooms.house.unlocked()).house.ledger;
    const now = Date.UTC(2027, 0, 5, 10);
    expect((await recordNote(ledger(), at(now))).ok).toBe(true);
    rooms = await rooms.restart();
    await rooms.visit({ kind: 'unlock', with: 'passphrase' }, PASSPHRASE);
    expect(await recordNote(ledger(), at(now + 5))).toEqual({ ok: true, value: false });
    expect(await isDue(ledger(), now + HOUR)).toBe(true);
    await rooms.dispose();
  });
});

describe('what is read of them', () => {
  it('every note of a month; of longer times the first of each day, and the newest', async () => {
    sim = await openSimHouse();
    const now = sim.house.clock.now();
    const moments = [
      -400 * DAY,
      -100 * DAY,
      -100 * DAY + 2 * HOUR,
      -2 * DAY,
      -2 * DAY + HOUR,
      -HOUR,
    ];
    for (const moment of moments) await write(at(now + moment));
    const read = async (days: 7 | 30 | 365 | null) => {
      const house = { ...sim.house, profile: { ...sim.house.profile, createdAt: now - 500 * DAY } };
      const { list } = await readNotes(house, days);
      return list.map((note) => note.at - now);
    };
    expect(await read(7)).toEqual([-2 * DAY, -2 * DAY + HOUR, -HOUR]);
    expect(await read(365)).toContain(-100 * DAY);
    expect(await read(365)).not.toContain(-100 * DAY + 2 * HOUR);
    expect((await read(365)).at(-1)).toBe(-HOUR);
    expect((await read(null))[0]).toBe(-400 * DAY);
  });
});
