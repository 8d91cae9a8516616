import type { Described } from '../../http/operation.ts';
import type { RefusalCode } from '../codes.ts';
import { describeMinimum, type MinimumContext } from './minimum.ts';

interface Sentence {
  readonly says: RegExp;
  tell(match: RegExpExecArray, context: MinimumContext): Described;
}

/**
 * 1Click has no error codes, so its texts are recognised. They change without notice: a text that
 * is not recognised is shown as it is, so a rewording costs clarity and never correctness.
 */
const SENTENCES: readonly Sentence[] = [
  {
    says: /too low for bridge, try at least (\d{1,78})\b/i,
    tell: (match, context) => describeMinimum(match[1] ?? '0', context),
  },
  {
    says: /minimum swap amount is \$\s?([\d,]+(?:\.\d+)?)/i,
    tell: (match) =>
      refused(
        'BELOW_USD_MINIMUM',
        `1Click currently takes only swaps worth at least $${match[1]} on this route. Swap more, or try again later.`,
      ),
  },
  plain(
    /quoting for this pair is not available/i,
    'ROUTE_CLOSED',
    '1Click does not offer this pair at the moment. Choose another asset or chain, or try again later.',
  ),
  plain(
    /no liquidity|no_quotes?\b|failed to get quote/i,
    'NO_LIQUIDITY',
    'Nobody offers this swap at the moment. Try a smaller amount, or again in a few minutes.',
  ),
  plain(
    /\btokenIn is not valid|not supported as origin asset/i,
    'BAD_ORIGIN_ASSET',
    '1Click does not take this asset as the one to send. Reload the asset list and choose again.',
  ),
  plain(
    /\btokenOut is not valid/i,
    'BAD_DESTINATION_ASSET',
    '1Click does not pay out this asset. Reload the asset list and choose again.',
  ),
  plain(
    /\brefundTo is not valid/i,
    'BAD_REFUND_ADDRESS',
    '1Click does not accept the refund address. It must be an address on the chain you send from.',
  ),
  plain(
    /\brecipient is not valid/i,
    'BAD_RECIPIENT',
    '1Click does not accept the recipient. It must be an address on the chain you receive on.',
  ),
  plain(
    /incorrect depositMode/i,
    'WRONG_DEPOSIT_MODE',
    'The deposit mode does not fit the chain: MEMO for Stellar, SIMPLE for every other.',
  ),
  {
    says: /supports only (\w{1,40}) recipientType/i,
    tell: (match) =>
      refused(
        'WRONG_RECIPIENT_TYPE',
        `This asset can be paid out only as ${match[1]}. Choose that kind of recipient.`,
      ),
  },
  plain(
    /can.?t withdraw to exchange/i,
    'EXCHANGE_RECIPIENT',
    '1Click does not pay this asset out to an exchange. Use an address of your own wallet.',
  ),
  {
    says: /user authentication is required/i,
    tell: () => ({
      kind: 'unauthorized',
      code: 'NOT_ENTITLED' satisfies RefusalCode,
      message:
        'Confidential swaps need a key that is entitled to them. Ask for a public quote, or add such a key.',
    }),
  },
  {
    says: /\baml\b|sanction|complian|screening|high.risk/i,
    tell: (match) =>
      refused(
        'COMPLIANCE',
        `1Click's compliance screening does not allow this swap. It said: “${match.input}”. Nothing was sent; ask 1Click's support with the reference of this answer.`,
      ),
  },
];

/** The sentence for a reason 1Click gave, or `undefined` if the text is not known. */
export function recognise(reason: string, context: MinimumContext): Described | undefined {
  for (const { says, tell } of SENTENCES) {
    const match = says.exec(reason);
    if (match !== null) return tell(match, context);
  }
  return undefined;
}

function plain(says: RegExp, code: RefusalCode, message: string): Sentence {
  return { says, tell: () => refused(code, message) };
}

function refused(code: RefusalCode, message: string): Described {
  return { kind: 'refused', code, message };
}
