import {
  err,
  ok,
  type ProviderFailure,
  type ProviderResult,
  type Result,
} from '@countinghouse/core';
import type { Profile } from '../http/base-url.ts';
import type { BudgetLimits } from '../http/budget.ts';
import { createHttpClient } from '../http/client.ts';
import type { Answer, CallOptions, ErrorAnswer, Operation } from '../http/operation.ts';
import type { RetryPolicy } from '../http/retry.ts';
import type { HttpWorld } from '../http/world.ts';
import { parseWith } from '../http/zod.ts';
import { createAssetBook } from './asset-book.ts';
import { checkRequest } from './check-request.ts';
import type { RequestCode } from './codes.ts';
import { credentialHeaders, type OneClickCredential } from './credential.ts';
import * as schema from './generated/zod.gen.ts';
import { describeError, type RefusalContext } from './refusal/describe-error.ts';
import { parseTokenList } from './token-list.ts';
import type {
  AnyInputWithdrawals,
  CheckedQuoteRequest,
  DepositQuery,
  QuoteRequest,
  QuoteResponse,
  StatusResponse,
  SubmitDepositRequest,
  Token,
  WithdrawalsQuery,
} from './wire.ts';

export const ONE_CLICK_URL = 'https://1click.chaindefuser.com';

export interface OneClickOptions {
  /** Defaults to production. */
  readonly baseUrl?: string;
  readonly profile: Profile;
  /** Without one, 1Click is used anonymously, for a fee it names in the echo's `appFees`. */
  readonly credential?: OneClickCredential;
  readonly world: HttpWorld;
  readonly limits?: BudgetLimits;
  readonly retry?: RetryPolicy;
  /** For one attempt; a quote may take ten seconds. */
  readonly timeoutMs?: number;
}

type Call<T> = ProviderResult<Answer<T>>;

/**
 * 1Click as it is on the wire. Every answer comes with the text it was read from, because a signed
 * quote is the user's only proof. Nothing here throws or rejects for what the network, the service
 * or the caller's data do; see `OneClickCode` for all a failure's `code` may be.
 */
export interface OneClick {
  /** Every asset on offer. Also teaches this client the units in which minimums are told. */
  tokens(options?: CallOptions): Call<readonly Token[]>;
  /** A dry quote is repeated after a passing failure; a real one, which allocates, never is. */
  quote(request: QuoteRequest, options?: CallOptions): Call<QuoteResponse>;
  status(key: DepositQuery, options?: CallOptions): Call<StatusResponse>;
  /** Optional for the swap, harmless when repeated. */
  submitDeposit(deposit: SubmitDepositRequest, options?: CallOptions): Call<StatusResponse>;
  anyInputWithdrawals(query: WithdrawalsQuery, options?: CallOptions): Call<AnyInputWithdrawals>;
}

/** Makes a client, or says why the address or the key cannot be used. Calls nothing. */
export function createOneClick(options: OneClickOptions): Result<OneClick, ProviderFailure> {
  const { credential, world, timeoutMs = 20_000 } = options;
  const headers = credentialHeaders(credential);
  if (!headers.ok) return err(invalid('connect', 'BAD_CREDENTIAL', headers.error));
  const http = createHttpClient({
    provider: PROVIDER,
    label: '1Click',
    baseUrl: options.baseUrl ?? ONE_CLICK_URL,
    profile: options.profile,
    world,
    headers: headers.value,
    secrets: credential === undefined ? [] : [credential.token],
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.retry === undefined ? {} : { retry: options.retry }),
  });
  if (!http.ok) return http;
  const { call } = http.value;
  const book = createAssetBook();

  function common(name: RefusalContext['operation'], request?: CheckedQuoteRequest) {
    const describe = (answer: ErrorAnswer) =>
      describeError(answer, {
        operation: name,
        anonymous: credential === undefined,
        swapType: request?.swapType,
        origin: book.find(request?.originAsset),
      });
    return { name, describe, timeoutMs } as const;
  }

  function read<T>(
    name: RefusalContext['operation'],
    path: string,
    more: Pick<Operation<T>, 'query' | 'parse'> & CallOptions,
  ): Call<T> {
    return call<T>({ ...common(name), method: 'GET', path, effect: 'read', ...more });
  }

  return ok({
    async tokens(options) {
      const answer = await read('tokens', '/v0/tokens', { parse: parseTokenList, ...options });
      if (answer.ok) book.learn(answer.value.value);
      return answer;
    },
    async quote(request, options) {
      const facts = { now: world.clock.now(), originChain: book.chainOf(request?.originAsset) };
      const checked = checkRequest(request, facts);
      if (!checked.ok) return err(invalid('quote', checked.error.code, checked.error.message));
      const body = checked.value;
      return call({
        ...common('quote', body),
        method: 'POST',
        path: '/v0/quote',
        body,
        effect: body.dry ? 'read' : 'once',
        parse: parseQuote,
        ...options,
      });
    },
    async status(key, options) {
      const query = schema.zGetStatusQuery.safeParse(key);
      if (!query.success) return err(invalid('status', 'BAD_REQUEST', NO_ADDRESS));
      return read('status', '/v0/status', { query: query.data, parse: parseStatus, ...options });
    },
    async submitDeposit(deposit, options) {
      const body = schema.zSubmitDepositRequest.safeParse(deposit);
      if (!body.success) return err(invalid('submitDeposit', 'BAD_REQUEST', NO_DEPOSIT));
      return call({
        ...common('submitDeposit'),
        method: 'POST',
        path: '/v0/deposit/submit',
        body: body.data,
        effect: 'repeatable',
        parse: parseStatus,
        ...options,
      });
    },
    async anyInputWithdrawals(query, options) {
      const checked = schema.zListAnyInputWithdrawalsQuery.safeParse(query);
      if (!checked.success)
        return err(invalid('anyInputWithdrawals', 'BAD_REQUEST', BAD_WITHDRAWALS));
      return read('anyInputWithdrawals', '/v0/any-input/withdrawals', {
        query: checked.data,
        parse: parseWithdrawals,
        ...options,
      });
    },
  });
}

const PROVIDER = 'oneclick';
const NO_ADDRESS =
  'A status is asked for with the deposit address of a quote, and its memo if any.';
const NO_DEPOSIT = 'A deposit is announced with its transaction hash and its deposit address.';
const BAD_WITHDRAWALS =
  'Payouts are asked for with a deposit address, pages from 1 and at most 50 a page.';
const parseQuote = parseWith(schema.zQuoteResponse);
const parseStatus = parseWith(schema.zStatusResponse);
const parseWithdrawals = parseWith(schema.zAnyInputWithdrawals);

function invalid(operation: string, code: RequestCode, message: string): ProviderFailure {
  return { kind: 'invalid', code, message, provider: PROVIDER, operation, mayHaveHappened: false };
}
