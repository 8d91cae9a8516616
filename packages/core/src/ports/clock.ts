/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;

/** The only source of time in the domain. */
export interface ClockPort {
  now(): Instant;
}

/** The only source of randomness in the domain. */
export interface RandomPort {
  /** `length` unpredictable bytes. */
  bytes(length: number): Uint8Array;
}
