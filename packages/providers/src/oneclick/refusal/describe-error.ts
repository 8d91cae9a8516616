import { describeStatus } from '../../http/describe.ts';
import type { Described, ErrorAnswer } from '../../http/operation.ts';
import { reasonOf } from '../../http/reason.ts';
import type { RefusalCode } from '../codes.ts';
import type { MinimumContext } from './minimum.ts';
import { recognise } from './sentences.ts';

export interface RefusalContext extends MinimumContext {
  readonly operation: 'tokens' | 'quote' | 'status' | 'submitDeposit' | 'anyInputWithdrawals';
  /** Whether a key was sent. */
  readonly anonymous: boolean;
}

/** What an error answer of 1Click means, as a sentence a person can act on. */
export function describeError(answer: ErrorAnswer, context: RefusalContext): Described {
  const { status } = answer;
  if (status === 429 || status === 408 || status === 425) return describeStatus('1Click', answer);
  const reason = reasonOf(answer.json);
  if (status >= 500) return describeTrouble(answer, reason, context);

  const recognised = reason === undefined ? undefined : recognise(reason, context);
  if (recognised !== undefined) return recognised;
  if (status === 401 || status === 403) return describeAccess(answer, context);
  if (status === 404 && context.operation !== 'quote' && context.operation !== 'tokens')
    return {
      kind: 'refused',
      code: 'DEPOSIT_UNKNOWN' satisfies RefusalCode,
      message:
        '1Click does not know this deposit address (with this memo). Compare both with the quote, and check that the service address is the one the quote came from.',
    };
  if (reason === undefined) return describeStatus('1Click', answer);
  return {
    kind: 'refused',
    code: 'REFUSED' satisfies RefusalCode,
    message: `1Click refused the request for a reason this program does not know. It said: “${reason}”.`,
  };
}

function describeAccess(answer: ErrorAnswer, { anonymous }: RefusalContext): Described {
  if (!anonymous) return describeStatus('1Click', answer);
  return {
    kind: 'unauthorized',
    code: 'UNAUTHORIZED' satisfies RefusalCode,
    message:
      '1Click does not allow this without a key, or not from here. Add a key in the settings.',
  };
}

/** A quote can fail this way each time, for a recipient the service cannot cope with. */
function describeTrouble(
  answer: ErrorAnswer,
  reason: string | undefined,
  { operation }: RefusalContext,
): Described {
  const trouble = describeStatus('1Click', answer);
  if (operation !== 'quote' || reason === undefined) return trouble;
  return {
    ...trouble,
    message: `${trouble.message} If it happens again, check whether the recipient can be paid without a tag or memo.`,
  };
}
