export type { Profile } from './base-url.ts';
export { admitBaseUrl } from './base-url.ts';
export type { BudgetLimits, Priority } from './budget.ts';
export { DEFAULT_LIMITS } from './budget.ts';
export type { HttpClient, HttpClientOptions } from './client.ts';
export { createHttpClient } from './client.ts';
export type {
  Answer,
  CallOptions,
  Described,
  Effect,
  ErrorAnswer,
  HttpCode,
  Operation,
} from './operation.ts';
export type { RetryPolicy } from './retry.ts';
export { DEFAULT_RETRY } from './retry.ts';
export type { HttpClock, HttpWorld } from './world.ts';
export { systemWorld } from './world.ts';
