import type { CallOptions } from '../../http/operation.ts';
import type { HttpClock } from '../../http/world.ts';
import { parseWith } from '../../http/zod.ts';
import { checkAuthorization, checkAuthorizationConfirmation } from '../check/owner.ts';
import { checkOwnerQuery } from '../check/place.ts';
import * as schema from '../generated/zod.gen.ts';
import type {
  Account,
  AccountReference,
  AuthorizationConfirmation,
  AuthorizationPreparation,
  AuthorizationRequest,
} from '../wire.ts';
import { type Call, type Caller, checked } from './caller.ts';
import { parseAuthorization } from './parse.ts';

/** Whose account it is, and what 1tx may do with it. */
export interface AccountCalls {
  account(query: { readonly ownerEoa: string }, options?: CallOptions): Call<Account>;
  /** A cap and an end are demanded, though the service would do without. */
  prepareAuthorization(
    request: AuthorizationRequest,
    options?: CallOptions,
  ): Call<AuthorizationPreparation>;
  confirmAuthorization(
    confirmation: AuthorizationConfirmation,
    options?: CallOptions,
  ): Call<AccountReference>;
  /** Of one chain, or of all. Off chain only: what is installed in the account stays there. */
  revoke(
    which: { readonly ownerEoa: string; readonly chainId?: number },
    options?: CallOptions,
  ): Call<AccountReference>;
}

const parseAccount = parseWith(schema.zAccount);
const parseReference = parseWith(schema.zAccountReference);

export function accountCalls(caller: Caller, clock: HttpClock): AccountCalls {
  return {
    account: (query, options) =>
      checked(caller, 'account', checkOwnerQuery(query), ({ ownerEoa }) =>
        caller.read('account', {
          path: '/account',
          query: { ownerEoa },
          parse: parseAccount,
          context: { forOwner: true },
          ...options,
        }),
      ),
    prepareAuthorization: (request, options) =>
      checked(caller, 'prepareAuthorization', checkAuthorization(request, clock.now()), (body) =>
        caller.effect('prepareAuthorization', {
          path: '/authorize/prepare',
          body,
          parse: parseAuthorization,
          ...options,
        }),
      ),
    confirmAuthorization: (confirmation, options) =>
      checked(
        caller,
        'confirmAuthorization',
        checkAuthorizationConfirmation(confirmation),
        (body) =>
          caller.effect('confirmAuthorization', {
            path: '/authorize/confirm',
            body,
            parse: parseReference,
            ...options,
          }),
      ),
    revoke: (which, options) =>
      checked(caller, 'revoke', checkOwnerQuery(which), ({ ownerEoa, chainId }) =>
        caller.effect('revoke', {
          method: 'DELETE',
          path: `/authorize/${ownerEoa}`,
          query: { chainId },
          parse: parseReference,
          ...options,
        }),
      ),
  };
}
