import type { CallOptions } from '../../http/operation.ts';
import { parseWith } from '../../http/zod.ts';
import { checkWithdrawal, checkWithdrawalConfirmation } from '../check/owner.ts';
import { checkActionId } from '../check/place.ts';
import { checkBuy, checkSell, type SellFacts } from '../check/trade.ts';
import * as schema from '../generated/zod.gen.ts';
import type {
  Action,
  BuyRequest,
  SellRequest,
  SubmittedAction,
  WithdrawalConfirmation,
  WithdrawalPreparation,
  WithdrawalRequest,
} from '../wire.ts';
import { type Call, type Caller, checked } from './caller.ts';
import { parseActionOf, parseSubmitted } from './parse.ts';

/** What moves money, and how far it has come. */
export interface ActionCalls {
  buy(request: BuyRequest, options?: CallOptions): Call<SubmittedAction>;
  /** `facts` are checked and not sent; proceeds wanted on another chain are refused here. */
  sell(request: SellRequest, facts?: SellFacts, options?: CallOptions): Call<SubmittedAction>;
  action(id: string, options?: CallOptions): Call<Action>;
  prepareWithdrawal(request: WithdrawalRequest, options?: CallOptions): Call<WithdrawalPreparation>;
  /** Even a refusal leaves open whether the withdrawal was submitted: see `mayHaveHappened`. */
  confirmWithdrawal(
    confirmation: WithdrawalConfirmation,
    options?: CallOptions,
  ): Call<SubmittedAction>;
}

const parseWithdrawal = parseWith(schema.zWithdrawalPreparation);

export function actionCalls(caller: Caller): ActionCalls {
  return {
    buy: (request, options) =>
      checked(caller, 'buy', checkBuy(request), (body) =>
        caller.effect('buy', { path: '/buy', body, parse: parseSubmitted, ...options }),
      ),
    sell: (request, facts, options) =>
      checked(caller, 'sell', checkSell(request, facts), (body) =>
        caller.effect('sell', { path: '/sell', body, parse: parseSubmitted, ...options }),
      ),
    action: (id, options) =>
      checked(caller, 'action', checkActionId(id), (name) =>
        caller.read('action', {
          path: `/actions/${name}`,
          parse: parseActionOf(id),
          context: { unknown: 'ACTION_UNKNOWN', forOwner: true },
          ...options,
        }),
      ),
    prepareWithdrawal: (request, options) =>
      checked(caller, 'prepareWithdrawal', checkWithdrawal(request), (body) =>
        caller.effect('prepareWithdrawal', {
          path: '/withdraw/prepare',
          body,
          parse: parseWithdrawal,
          ...options,
        }),
      ),
    confirmWithdrawal: (confirmation, options) =>
      checked(caller, 'confirmWithdrawal', checkWithdrawalConfirmation(confirmation), (body) =>
        caller.effect('confirmWithdrawal', {
          path: '/withdraw/confirm',
          body,
          parse: parseSubmitted,
          context: { refusalIsNoProof: true },
          ...options,
        }),
      ),
  };
}
