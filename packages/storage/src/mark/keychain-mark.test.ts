import type { LedgerHead, TimerPort } from '@countinghouse/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryKeychain } from '../testing/memory-keychain.ts';
import { must, noteBatch, type TestProfile, testProfile } from '../testing/profile.ts';
import { decodeMark, headMarks, markAccount } from './head-marks.ts';
import { timerOf } from './timer.ts';

const START = 1_800_000_000_000;
const intent = { type: 'effect.intended', version: 1, data: {} };
const head = (seq: number): LedgerHead => ({ seq, hash: 'ab'.repeat(32) });

/** A clock moved by hand, whose timers fire as it passes their moment. */
function handTime() {
  let now = START;
  const waiting = new Map<() => void, number>();
  const timer: TimerPort = {
    at(moment, callback) {
      waiting.set(callback, moment);
      return () => void waiting.delete(callback);
    },
  };
  return {
    clock: { now: () => now },
    timer,
    waiting,
    set(to: number) {
      now = to;
      for (const [callback, moment] of [...waiting]) {
        if (moment > now || !waiting.delete(callback)) continue;
        callback();
      }
    },
  };
}

describe('the mark in the keychain', () => {
  function marksOver(state: Parameters<typeof memoryKeychain>[0] = 'available') {
    const time = handTime();
    const keychain = memoryKeychain(state);
    const written: (number | undefined)[] = [];
    const set: typeof keychain.set = (account, value) => {
      written.push(decodeMark(value)?.seq);
      return keychain.set(account, value);
    };
    const marks = headMarks({
      ...time,
      file: { write: () => undefined, close: () => undefined },
      keychain: { ...keychain, set },
      account: 'profile/mark',
      active: () => true,
    });
    const append = (seq: number) => marks.appended([intent], head(seq));
    return { ...time, marks, written, append };
  }

  test('catches up with the end of a burst when its ten seconds are over, once', async () => {
    const { append, written, set, marks, waiting } = marksOver();
    append(1);
    for (let seq = 2; seq <= 50; seq += 1) append(seq);
    await marks.settled();
    expect(written).toEqual([1]);
    set(START + 9_999);
    await marks.settled();
    expect(written).toEqual([1]);
    set(START + 10_000);
    await marks.settled();
    expect(written).toEqual([1, 50]);
    set(START + 60_000);
    await marks.settled();
    expect(written).toEqual([1, 50]);
    expect(waiting.size).toBe(0);
  });

  test('is not written a second time for what closing has written, and never after', async () => {
    const { append, written, set, marks, waiting } = marksOver();
    append(1);
    append(2);
    marks.write(head(3));
    expect(waiting.size).toBe(0);
    append(4);
    marks.close();
    set(START + 60_000);
    await marks.settled();
    expect(written).toEqual([1, 3]);
  });

  test('is not held up by a clock that was set back', async () => {
    const { append, written, set, marks } = marksOver();
    append(1);
    set(START - 86_400_000);
    append(2);
    await marks.settled();
    expect(written).toEqual([1, 2]);
  });

  test('does not pester a keychain that refuses', async () => {
    const { append, written, set, marks } = marksOver('locked');
    append(1);
    append(2);
    set(START + 10_000);
    await marks.settled();
    for (let later = 2; later < 10; later += 1) set(START + later * 10_000);
    await marks.settled();
    expect(written).toEqual([1, 2]);
  });
});

describe('of a ledger that stays open', () => {
  let profile: TestProfile;
  beforeEach(async () => {
    profile = await testProfile();
  });
  afterEach(() => profile.dispose());

  test('follows the last intent without anything more happening', async () => {
    const keychain = memoryKeychain();
    const { timer, clock, set } = handTime();
    const ledger = await profile.open({ keychain, clock, timer });
    for (let length = 0; length < 5; length += 1) {
      must(await ledger.append({ ...noteBatch('a', length, 'x'), events: [intent] }));
    }
    const mark = () => decodeMark(keychain.entries.get(markAccount(ledger.profileId)) ?? '')?.seq;
    expect(mark()).toBe(0);
    set(START + 10_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(mark()).toBe(5);
  });
});

test('the system’s timers let a process end', () => {
  const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const cancel = timerOf({ now: () => START }).at(START + 10_000, () => undefined);
  const after = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  cancel();
  expect(after).toBe(before);
});
