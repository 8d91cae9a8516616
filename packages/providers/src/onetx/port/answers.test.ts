import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaves, replaced } from '../../testing/mutate-json.ts';
import { answers, HASH } from '../../testing/onetx.ts';
import { propertyRuns } from '../../testing/property-runs.ts';
import { oneTxAnswers } from './answers.ts';

const { submitted, action, relay, withdrawal, authorization } = oneTxAnswers;

describe('a kept answer', () => {
  it('is read as it was when it came', () => {
    expect(submitted(JSON.stringify(answers.submitted))).toEqual({
      actionId: 'op_7f3a9c2e',
      userOpHash: HASH,
    });
    expect(action(JSON.stringify(answers.action))).toEqual({
      id: 'op_7f3a9c2e',
      status: 'success',
      phase: 'success',
      userOpHash: HASH,
      sourceTransaction: HASH,
      destinationTransaction: null,
      finalTransaction: HASH,
      error: null,
    });
    expect(relay(JSON.stringify({ status: 'redeeming', destinationTxHash: HASH }))).toEqual({
      status: 'redeeming',
      phase: 'in-progress',
      destinationTransaction: HASH,
      error: null,
    });
    const { accountAddress: account, digest, signingMethod } = answers.withdrawal;
    expect(withdrawal(JSON.stringify(answers.withdrawal))).toEqual({
      account,
      digest,
      signingMethod,
    });
    expect(authorization(JSON.stringify(answers.prepared))).toEqual({ account });
  });

  it('says of what it is only where it does, and why it failed', () => {
    const { operationId: _, ...nameless } = answers.action;
    const failed = { ...nameless, status: 'failed', error: 'AA23 reverted' };
    expect(action(JSON.stringify(failed))).toMatchObject({
      id: null,
      phase: 'failed',
      error: { text: 'AA23 reverted' },
    });
  });

  it('is none where it is something else', () => {
    for (const text of ['', '{', 'null', '[]', '{}', '"success"']) {
      for (const read of Object.values(oneTxAnswers)) expect(read(text)).toBeNull();
    }
  });

  it('throws nothing, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue(), (which, value) => {
        for (const whole of [answers.action, answers.submitted, answers.prepared]) {
          const paths = leaves(whole);
          const text = JSON.stringify(replaced(whole, paths[which % paths.length] ?? [], value));
          for (const read of Object.values(oneTxAnswers)) read(text);
        }
      }),
      propertyRuns(100),
    );
  });
});
