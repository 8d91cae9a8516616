import { beforeEach, describe, expect, it } from 'vitest';
import { type Couriers, createCouriers } from './couriers.ts';
import { fakeTime, startFake } from './testing/fakes.ts';

const DOOR = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const address = { path: '/run/door', ticket: 'c'.repeat(64) };
let time: ReturnType<typeof fakeTime>;
let started: ReturnType<typeof startFake>[];
let discarded: string[];
let couriers: Couriers<string>;

beforeEach(() => {
  time = fakeTime();
  started = [];
  discarded = [];
  couriers = createCouriers({
    time,
    spawn: () => {
      const fake = startFake();
      started.push(fake);
      return fake.process;
    },
    discard: (link) => discarded.push(link),
  });
});

describe('couriers', () => {
  it('are sent one for each visit, with the address and the link', async () => {
    couriers.door(DOOR, address);
    couriers.visit(DOOR, 'page', null);
    expect(started[0]?.sent).toEqual([
      { message: { type: 'visit', address, request: null }, link: 'page' },
    ]);
    couriers.visit(DOOR, 'second', null);
    expect(discarded).toEqual(['second']);
    await started[0]?.end(0);
    couriers.visit(DOOR, 'third', null);
    expect(started).toHaveLength(2);
  });

  it('wait a moment for a door the page has heard of first', () => {
    couriers.visit(DOOR, 'early', null);
    couriers.visit(OTHER, 'lost', null);
    time.pass(1_999);
    couriers.door(DOOR, address);
    expect(started[0]?.sent[0]?.link).toBe('early');
    time.pass(1);
    expect(discarded).toEqual(['lost']);
    expect(started).toHaveLength(1);
  });

  it('do not go to a door that was closed, nor to one of a backend that is gone', () => {
    couriers.door(DOOR, address);
    couriers.door(DOOR, null);
    couriers.door(OTHER, address);
    couriers.forgetDoors();
    couriers.visit(DOOR, 'one', null);
    couriers.visit(OTHER, 'two', null);
    time.pass(2_000);
    expect(discarded).toEqual(['one', 'two']);
    expect(started).toEqual([]);
  });

  it('are ended after five minutes', () => {
    couriers.door(DOOR, address);
    couriers.visit(DOOR, 'page', null);
    time.pass(5 * 60_000 - 1);
    expect(started[0]?.killed()).toBe(false);
    time.pass(1);
    expect(started[0]?.killed()).toBe(true);
  });

  it('are few at once, and none at the end', async () => {
    for (let index = 0; index < 10; index += 1) {
      const door = index.toString(16).padStart(32, '0');
      couriers.door(door, address);
      couriers.visit(door, `page ${index}`, null);
    }
    expect(started).toHaveLength(8);
    expect(discarded).toEqual(['page 8', 'page 9']);
    await couriers.end();
    expect(started.every((fake) => fake.killed())).toBe(true);
  });
});
