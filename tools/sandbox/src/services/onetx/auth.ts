import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.ts';

/** Who is asking, by a name that may be written down. */
export type KeyName = 'house' | 'stranger';

/** The keys the sandbox knows: published, and worthless anywhere else. */
export const API_KEYS: Readonly<Record<KeyName, string>> = {
  house: 'dx_sk_test_countinghouse_sandbox_0000000000000001',
  /** Somebody else's: it may do nothing for owners who authorized the first. */
  stranger: 'dx_sk_test_countinghouse_sandbox_0000000000000002',
};

/** Reads `x-api-key`. */
export function callerOf(headers: IncomingHttpHeaders): KeyName {
  const given = headers['x-api-key'];
  if (given === undefined) throw new Refusal(401, 'API key is required');
  if (given === API_KEYS.house) return 'house';
  if (given === API_KEYS.stranger) return 'stranger';
  throw new Refusal(401, 'Invalid API key');
}
