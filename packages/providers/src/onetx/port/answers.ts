import type { EarnAnswers, Result } from '@countinghouse/core';
import type { Answer } from '../../http/operation.ts';
import { parseWith } from '../../http/zod.ts';
import { parseAuthorization, parseSubmitted } from '../calls/parse.ts';
import * as schema from '../generated/zod.gen.ts';
import { toAction, toSubmitted } from './action.ts';
import { toRelay } from './transfer.ts';

const parseAction = parseWith(schema.zAction);
const parseRelay = parseWith(schema.zRelay);
const parseWithdrawal = parseWith(schema.zWithdrawalPreparation);

/**
 * Reads kept answers as they were read when they came. Evidence files hold what was made of an answer: a
 * change to what the same bytes are read as would make them look rewritten. A word of 1tx whose meaning
 * is learnt later has to stay in progress here.
 */
export const oneTxAnswers: EarnAnswers = {
  submitted: (received) =>
    read(received, parseSubmitted, (answer) => {
      const { actionId, userOpHash } = toSubmitted(answer);
      return { actionId, userOpHash };
    }),
  action: (received) =>
    read(received, parseAction, (answer) => {
      const told = toAction(answer, '');
      return {
        id: told.id === '' ? null : told.id,
        status: told.status,
        phase: told.phase,
        userOpHash: told.userOpHash,
        sourceTransaction: told.sourceTransaction,
        destinationTransaction: told.destinationTransaction,
        finalTransaction: told.finalTransaction,
        error: told.error,
      };
    }),
  relay: (received) =>
    read(received, parseRelay, (answer) => {
      const { status, phase, destinationTransaction, error } = toRelay(answer);
      return { status, phase, destinationTransaction, error };
    }),
  withdrawal: (received) =>
    read(received, parseWithdrawal, ({ value }) => ({
      account: value.accountAddress,
      digest: value.digest,
      signingMethod: value.signingMethod ?? null,
    })),
  authorization: (received) =>
    read(received, parseAuthorization, ({ value }) => ({ account: value.accountAddress })),
};

function read<T, U>(
  received: string,
  parse: (json: unknown) => Result<T, string>,
  told: (answer: Answer<T>) => U,
): U | null {
  const parsed = parse(jsonOf(received));
  return parsed.ok ? told({ value: parsed.value, received, status: 200 }) : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no answer either.
    return undefined;
  }
}
