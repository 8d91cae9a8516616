import { err, ok, type ProviderFailure, type Result } from '@countinghouse/core';
import type { Profile } from '../http/base-url.ts';
import type { BudgetLimits } from '../http/budget.ts';
import { createHttpClient } from '../http/client.ts';
import type { RetryPolicy } from '../http/retry.ts';
import type { HttpWorld } from '../http/world.ts';
import { type AccountCalls, accountCalls } from './calls/accounts.ts';
import { type ActionCalls, actionCalls } from './calls/actions.ts';
import { createCaller, invalid, PROVIDER } from './calls/caller.ts';
import { type MarketCalls, marketCalls } from './calls/markets.ts';
import { type TransferCalls, transferCalls } from './calls/transfers.ts';
import { problem } from './check/form.ts';
import { credentialHeaders, type OneTxCredential } from './credential.ts';

export const ONE_TX_URL = 'https://api.1tx.fi/api/v1';

export interface OneTxOptions {
  /** Defaults to production. With the path all routes stand under. */
  readonly baseUrl?: string;
  readonly profile: Profile;
  readonly credential: OneTxCredential;
  readonly world: HttpWorld;
  readonly limits?: BudgetLimits;
  readonly retry?: RetryPolicy;
  /** For one attempt; submitting may take as long as a transaction takes to be included. */
  readonly timeoutMs?: number;
}

/**
 * 1tx as it is on the wire: human amounts, seconds, chain numbers. Every answer comes with the text
 * it was read from. Nothing here throws or rejects for what the network, the service or the caller's
 * data do; see `OneTxCode` for all a failure's `code` may be. Reads are repeated after a passing
 * failure; whatever changes something is sent once.
 */
export interface OneTx extends AccountCalls, ActionCalls, MarketCalls, TransferCalls {}

/** Makes a client, or says why the address or the key cannot be used. Calls nothing. */
export function createOneTx(options: OneTxOptions): Result<OneTx, ProviderFailure> {
  const { credential, world, timeoutMs = 30_000 } = options;
  const headers = credentialHeaders(credential);
  if (!headers.ok) return err(invalid('connect', problem('BAD_CREDENTIAL', headers.error)));
  const http = createHttpClient({
    provider: PROVIDER,
    label: '1tx',
    baseUrl: options.baseUrl ?? ONE_TX_URL,
    profile: options.profile,
    world,
    headers: headers.value,
    secrets: [credential.apiKey],
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.retry === undefined ? {} : { retry: options.retry }),
  });
  if (!http.ok) return http;
  const caller = createCaller(http.value, timeoutMs);
  return ok({
    ...accountCalls(caller, world.clock),
    ...actionCalls(caller),
    ...marketCalls(caller),
    ...transferCalls(caller),
  });
}
