import { randomBytes } from 'node:crypto';
import type { ClockPort, RandomPort } from '@countinghouse/core';

export const systemClock: ClockPort = { now: () => Date.now() };

export const systemRandom: RandomPort = {
  bytes: (length) => Uint8Array.from(randomBytes(length)),
};
