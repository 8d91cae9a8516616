import type { Address, Hex } from 'viem';
import type { KeyName } from './auth.ts';
import { Action, type ActionBehaviour, Grant, toJson, Withdrawal } from './records.ts';

/** Everything the service knows that the chains do not. */
export interface OneTxBook {
  readonly grants: Grant[];
  readonly withdrawals: Withdrawal[];
  readonly actions: Action[];
  /** Behaviours of the next actions, one each. */
  readonly nextBehaviours: ActionBehaviour[];
  /** Adds a record, or says that one has changed, before anybody is told of it. */
  put(record: Grant | Withdrawal | Action): void;
  /** JSON of each record by its key, oldest first. */
  records(): ReadonlyMap<string, string>;
  /** Whether a key may act for an owner at all: the owner has authorized it once. */
  mayActFor(key: KeyName, owner: Address): boolean;
  grantOn(key: KeyName, owner: Address, chainId: number): Grant | undefined;
  preparedGrant(key: KeyName, owner: Address, chainId: number): Grant | undefined;
  preparedWithdrawal(key: KeyName, owner: Address): Withdrawal | undefined;
  action(id: string): Action | undefined;
  /** The action that has a key of idempotency; a failed one has let it go. */
  claimed(key: KeyName, idempotencyKey: string): Action | undefined;
  actionWithSource(txHash: Hex): Action | undefined;
}

const keyOf = (record: Grant | Withdrawal | Action): string =>
  'type' in record
    ? `action ${record.n}`
    : 'digest' in record
      ? `withdrawal ${record.n}`
      : `grant ${record.n}`;

/** `before` are the records that were kept; `write` hears of each that is put. */
export function createOneTxBook(
  before: ReadonlyMap<string, string>,
  write: (key: string, json: string) => void,
): OneTxBook {
  const kept = (kind: string): unknown[] =>
    [...before].filter(([key]) => key.startsWith(`${kind} `)).map(([, text]) => JSON.parse(text));
  const grants = kept('grant').map((value) => Grant.parse(value));
  const withdrawals = kept('withdrawal').map((value) => Withdrawal.parse(value));
  const actions = kept('action').map((value) => Action.parse(value));
  const enter = <T extends { readonly n: number }>(list: T[], record: T): void => {
    if (!list.includes(record)) list.push(record);
  };
  const grant = (
    key: KeyName,
    owner: Address,
    chainId: number,
    state: Grant['state'],
  ): Grant | undefined =>
    grants.findLast(
      (one) =>
        one.key === key && one.owner === owner && one.chainId === chainId && one.state === state,
    );
  return {
    ...{ grants, withdrawals, actions, nextBehaviours: [] },
    put: (record) => {
      write(keyOf(record), toJson(record));
      if ('type' in record) enter(actions, record);
      else if ('digest' in record) enter(withdrawals, record);
      else enter(grants, record);
    },
    records: () =>
      new Map([...grants, ...withdrawals, ...actions].map((one) => [keyOf(one), toJson(one)])),
    mayActFor: (key, owner) =>
      grants.some((one) => one.key === key && one.owner === owner && one.signature !== null),
    grantOn: (key, owner, chainId) => grant(key, owner, chainId, 'active'),
    preparedGrant: (key, owner, chainId) => grant(key, owner, chainId, 'prepared'),
    preparedWithdrawal: (key, owner) =>
      withdrawals.findLast(
        (one) => one.key === key && one.owner === owner && one.state === 'prepared',
      ),
    action: (id) => actions.find((one) => one.id === id),
    claimed: (key, idempotencyKey) =>
      actions.find(
        (one) =>
          one.key === key && one.idempotencyKey === idempotencyKey && one.status !== 'failed',
      ),
    actionWithSource: (txHash) => actions.find((one) => one.sourceTxHash === txHash),
  };
}
