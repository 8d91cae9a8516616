import {
  type EarnProviderPort,
  err,
  type ProviderFailure,
  type ProviderResult,
} from '@countinghouse/core';

/** What nobody can do without a key of the service. */
export const NO_CONNECTION = (operation: string): ProviderFailure => ({
  kind: 'unauthorized',
  code: 'NO_CONNECTION',
  message: 'No key of 1tx is kept here. Add one in the settings, under Connections.',
  provider: 'onetx',
  operation,
  mayHaveHappened: false,
});

/** A sandbox of before 1tx: the profile opens, and nothing can be begun there. */
export const NO_SERVICE = (operation: string): ProviderFailure => ({
  ...NO_CONNECTION(operation),
  message: 'This sandbox has no 1tx, so earning is not set up here.',
});

/** A service that nobody can ask at the moment: whatever is wanted fails alike, before any call. */
export function absentEarn(why: (operation: string) => ProviderFailure): EarnProviderPort {
  const no = (operation: string) => (): ProviderResult<never> =>
    Promise.resolve(err(why(operation)));
  return {
    provider: 'onetx',
    account: no('account'),
    prepareAuthorization: no('prepareAuthorization'),
    confirmAuthorization: no('confirmAuthorization'),
    revoke: no('revoke'),
    buy: no('buy'),
    sell: no('sell'),
    action: no('action'),
    prepareWithdrawal: no('prepareWithdrawal'),
    confirmWithdrawal: no('confirmWithdrawal'),
    instruments: no('instruments'),
    metrics: no('metrics'),
    balances: no('balances'),
    positions: no('positions'),
    conversion: no('conversion'),
    transferChains: no('transferChains'),
    transferFees: no('transferFees'),
    relay: no('relay'),
    restartRelay: no('restartRelay'),
    chainOf: () => undefined,
  };
}
