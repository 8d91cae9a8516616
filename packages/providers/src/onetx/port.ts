import {
  type EarnProviderPort,
  err,
  ok,
  type ProviderFailure,
  type ProviderResult,
  type Result,
} from '@countinghouse/core';
import type { Answer, HttpCode } from '../http/operation.ts';
import { PROVIDER } from './calls/caller.ts';
import { createOneTx, type OneTxOptions } from './client.ts';
import type { OneTxRefusalCode } from './codes.ts';
import { chainNumberOf } from './instrument/id.ts';
import {
  toAccount,
  toAcknowledgement,
  toPreparation,
  toWithdrawalPreparation,
} from './port/account.ts';
import { toAction, toSubmitted } from './port/action.ts';
import { toBalances, toConversion, toPositions } from './port/holdings.ts';
import { allInstruments } from './port/instruments.ts';
import { allMetrics } from './port/metrics.ts';
import { toAuthorization, toBuy, toSell, toWithdrawal } from './port/requests.ts';
import { toRelay, toTransferChains, toTransferFees } from './port/transfer.ts';
import { chainNumber, chainOrNull } from './port/values.ts';

const TRACKING = { priority: 'tracking' } as const;

/** 1tx as the earning service the domain knows. Tracking gives way to a person's requests. */
export function createOneTxPort(options: OneTxOptions): Result<EarnProviderPort, ProviderFailure> {
  const made = createOneTx(options);
  if (!made.ok) return made;
  const client = made.value;

  return ok({
    provider: PROVIDER,
    account: (owner) => told(client.account({ ownerEoa: owner }), toAccount),
    prepareAuthorization: (request) =>
      told(client.prepareAuthorization(toAuthorization(request)), (answer) =>
        toPreparation(answer, request.chain),
      ),
    confirmAuthorization: ({ owner, chain, signature }) =>
      told(
        client.confirmAuthorization({ ownerEoa: owner, signature, chainId: chainNumber(chain) }),
        toAcknowledgement,
      ),
    revoke: ({ owner, chain }) =>
      told(client.revoke({ ownerEoa: owner, ...chainId(chain) }), toAcknowledgement),
    buy: (request) => told(client.buy(toBuy(request)), toSubmitted),
    sell: (request) =>
      told(
        client.sell(toSell(request), {
          proceedsChainId: chainNumber(request.chain),
          yieldTokenDecimals: request.shareDecimals,
        }),
        toSubmitted,
      ),
    action: (id) => told(client.action(id, TRACKING), (answer) => toAction(answer, id)),
    prepareWithdrawal: (request) =>
      told(client.prepareWithdrawal(toWithdrawal(request)), (answer) =>
        toWithdrawalPreparation(answer, request.chain),
      ),
    confirmWithdrawal: ({ owner, signature }) =>
      told(client.confirmWithdrawal({ ownerEoa: owner, signature }), toSubmitted),
    instruments: (filter) => allInstruments(client, filter),
    metrics: (request) => allMetrics(client, request),
    balances: (address) => told(client.balances({ address }), ({ value }) => toBalances(value)),
    positions: ({ address, chain }) =>
      told(client.positions({ address, ...chainId(chain) }), ({ value }) => toPositions(value)),
    conversion: ({ instrument, direction, amount }) =>
      told(
        client.swapQuote({
          instrumentId: instrument,
          direction,
          amount: amount.toString(),
          chainId: chainNumberOf(instrument) ?? 0,
        }),
        ({ value }) => toConversion(value),
      ),
    transferChains: () => told(client.cctpConfig(), ({ value }) => toTransferChains(value)),
    async transferFees({ sourceDomain, destinationDomain, amount }) {
      const answer = await client.cctpFee({ sourceDomain, destDomain: destinationDomain });
      if (!answer.ok) return answer;
      const fees = toTransferFees(answer.value.value, amount);
      return fees.ok ? fees : err(malformed('cctpFee', fees.error, answer.value));
    },
    async relay(sourceTransaction) {
      const answer = await client.relay(sourceTransaction, TRACKING);
      if (answer.ok) return ok(toRelay(answer.value));
      return answer.error.code === ('RELAY_UNKNOWN' satisfies OneTxRefusalCode) ? ok(null) : answer;
    },
    restartRelay: ({ sourceTransaction, sourceChain }) =>
      told(
        client.restartRelay({
          sourceTxHash: sourceTransaction,
          sourceChainId: chainNumber(sourceChain),
        }),
        ({ value, received }) => ({ status: value.status ?? null, received }),
      ),
    chainOf: (instrument) => chainOrNull(chainNumberOf(instrument)) ?? undefined,
  });
}

async function told<Wire, Told>(
  call: ProviderResult<Answer<Wire>>,
  tell: (answer: Answer<Wire>) => Told,
): ProviderResult<Told> {
  const answer = await call;
  return answer.ok ? ok(tell(answer.value)) : answer;
}

function chainId(chain: string | null): { readonly chainId?: number } {
  return chain === null ? {} : { chainId: chainNumber(chain) };
}

function malformed(operation: string, place: string, answer: Answer<unknown>): ProviderFailure {
  return {
    kind: 'malformed',
    code: 'UNEXPECTED_SHAPE' satisfies HttpCode,
    message: `The answer of 1tx to ${operation} is not of the expected form: ${place} (not_a_number).`,
    provider: PROVIDER,
    operation,
    status: answer.status,
    mayHaveHappened: false,
    ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
  };
}
