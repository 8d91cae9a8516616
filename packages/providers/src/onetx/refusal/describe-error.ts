import { describeStatus } from '../../http/describe.ts';
import type { Described, ErrorAnswer } from '../../http/operation.ts';
import { reasonOf } from '../../http/reason.ts';
import type { OneTxRefusalCode } from '../codes.ts';
import { recognise } from './sentences.ts';

/** What a call was about, as far as it changes what an error means. */
export interface RefusalContext {
  /** What a 404 of the service means, where it means that something asked for is not known. */
  readonly unknown?: 'ACTION_UNKNOWN' | 'RELAY_UNKNOWN' | 'INSTRUMENT_UNKNOWN';
  /** Whether it acts for an owner, which a key may not do for every owner. */
  readonly forOwner?: boolean;
  /**
   * Whether a refusal leaves open that something was submitted: 1tx may refuse after its relayer has
   * taken the operation, and a repetition is refused because the first went through.
   */
  readonly refusalIsNoProof?: boolean;
}

const LABEL = '1tx';

/** What an error answer of 1tx means, as a sentence a person can act on. */
export function describeError(answer: ErrorAnswer, context: RefusalContext): Described {
  const described = meaningOf(answer, context);
  // Turned away at the door: the operation was not looked at.
  if (answer.status === 401 || answer.status === 429) return described;
  if (context.refusalIsNoProof === true) return { ...described, inDoubt: true };
  // Something of the same key or owner is under way, and it may be this.
  if (described.code === 'CONFLICT' || answer.status === 409)
    return { ...described, inDoubt: true };
  // "Not implemented", in its own words: a refusal, though it looks like trouble.
  if (answer.status === 501 && described.kind === 'refused')
    return { ...described, inDoubt: false };
  return described;
}

function meaningOf(answer: ErrorAnswer, context: RefusalContext): Described {
  const { status } = answer;
  if (status === 401 || status === 429 || status === 408 || status === 425)
    return describeStatus(LABEL, answer);
  const reason = reasonOf(answer.json);
  const recognised = reason === undefined ? undefined : recognise(reason);
  if (status >= 500 && status !== 501) return describeTrouble(answer, recognised?.code);
  if (status === 404 && reason !== undefined) return describeUnknown(reason, context);
  if (recognised !== undefined && reason !== undefined)
    return refused(recognised.code, `${recognised.message} ${LABEL} said: “${reason}”.`);
  if (status === 403)
    return context.forOwner === true
      ? refused('KEY_NOT_OWNER', NOT_OWNER)
      : describeStatus(LABEL, answer);
  if (reason === undefined) return describeStatus(LABEL, answer);
  return refused(
    status === 409 ? 'CONFLICT' : 'REFUSED',
    `${LABEL} refused the request for a reason this program does not know. It said: “${reason}”.`,
  );
}

/** A server in trouble may name the part of it that is; nothing else it says is to be relied on. */
function describeTrouble(answer: ErrorAnswer, code: OneTxRefusalCode | undefined): Described {
  const trouble = describeStatus(LABEL, answer);
  return code === 'RELAYER_DOWN'
    ? {
        ...trouble,
        code,
        message: 'The part of 1tx that sends transactions is not available. Try again in a while.',
      }
    : trouble;
}

function describeUnknown(reason: string, { unknown }: RefusalContext): Described {
  // How servers of its kind answer for a route they do not have.
  if (/^cannot (get|post|delete) /i.test(reason))
    return refused(
      'ROUTE_UNKNOWN',
      `${LABEL} does not have this function at the address in the settings. Check the service address.`,
    );
  const recognised = recognise(reason);
  const code = unknown ?? recognised?.code ?? 'REFUSED';
  return refused(
    code,
    UNKNOWN[code] ?? `${recognised?.message ?? `${LABEL} does not know it.`} It said: “${reason}”.`,
  );
}

const NOT_OWNER =
  'This API key may not act for this owner. Use the key the owner authorized, or authorize the chain with this one.';

const UNKNOWN: Readonly<Record<string, string>> = {
  ACTION_UNKNOWN:
    '1tx does not know this action. Check that the service address and the key are those it was made with.',
  RELAY_UNKNOWN:
    '1tx does not know of this transfer between chains, or not yet. Right after the transaction that is normal.',
  INSTRUMENT_UNKNOWN: '1tx does not know this instrument. Reload the list and choose again.',
};

function refused(code: OneTxRefusalCode, message: string): Described {
  return { kind: code === 'KEY_NOT_OWNER' ? 'unauthorized' : 'refused', code, message };
}
