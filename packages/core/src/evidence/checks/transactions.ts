import { EngineEvent } from '../../action/action-state.ts';
import { LeaveEvent } from '../../earn/leave/state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { jsonDigest } from '../../review/digest.ts';
import { SwapEvent } from '../../swap/state.ts';
import { TransactionEvent } from '../../transaction/track.ts';
import { attempt } from '../attempt.ts';
import { isRecord, type Loose, sameHex, word } from '../loose.ts';
import type { EvidenceProofs, ReadTransaction, SignedQuote } from '../proofs.ts';
import { type Purpose, purposeOf } from '../purpose.ts';
import { type CheckOutcome, type EvidenceCheck, ownCheck } from '../report.ts';

/** What our own transactions had to pay, and to whom. */
interface Due {
  readonly to: string;
  readonly units: string;
  readonly token: string | null;
}

/** What the person had before them when they said yes to an operation of their account. */
interface Shown {
  decoded: unknown;
  planned: string | null;
}

interface Paying {
  readonly intent: Loose;
  readonly read: ReadTransaction | null;
  readonly due: Due | null;
  readonly purpose: Purpose;
  readonly shown: Shown;
  readonly seq: number;
}

/**
 * The signed bytes of every recorded transaction: its hash, who signed it, and that it pays exactly
 * what the signed quote (or the payment as written down) says. Whether it is on chain is another
 * question.
 */
export async function checkTransactions(
  events: readonly StoredEvent[],
  quotes: ReadonlyMap<number, SignedQuote>,
  proofs: Pick<EvidenceProofs, 'readTransaction'>,
): Promise<readonly EvidenceCheck[]> {
  const purpose = purposeOf(events);
  const checks: EvidenceCheck[] = [];
  const hashes = new Set<string>();
  let due: Due | null = purpose.kind === 'send' ? payment(purpose) : null;
  const shown: Shown = { decoded: null, planned: null };
  for (const { type, data, seq } of events) {
    if (type === SwapEvent.quoted) due = deposit(purpose, quotes.get(seq));
    if (type === EngineEvent.reviewed && isRecord(data.review)) shown.decoded = data.review.decoded;
    if (type === LeaveEvent.planned) shown.planned = word(data.userOpHash);
    const intent = data.intent;
    if (type === EngineEvent.intended && isRecord(intent) && intent.kind === 'transaction') {
      hashes.add(word(intent.hash).toLowerCase());
      const read = await proofs.readTransaction(word(intent.raw));
      checks.push(bytes(intent, read, seq), pays({ intent, read, due, purpose, shown, seq }));
    }
    if (type === TransactionEvent.included && !hashes.has(word(data.hash).toLowerCase())) {
      const sentence = `Transaction ${word(data.hash)} was never recorded before it was sent.`;
      checks.push(ownCheck('TRANSACTION_BYTES', 'failed', sentence, seq));
    }
  }
  return checks;
}

function payment({ recipient, units, token }: Purpose): Due {
  return { to: recipient, units, token };
}

function deposit({ token }: Purpose, quote: SignedQuote | undefined): Due | null {
  const to = quote?.signed.depositAddress ?? null;
  return quote === undefined || to === null ? null : { to, units: quote.signed.amountIn, token };
}

function bytes(intent: Loose, read: ReadTransaction | null, seq: number): EvidenceCheck {
  const result = (outcome: CheckOutcome, sentence: string) =>
    ownCheck('TRANSACTION_BYTES', outcome, sentence, seq);
  if (read === null) return result('failed', 'The recorded bytes are no signed transaction.');
  const compared: readonly (readonly [string, boolean])[] = [
    ['hash', sameHex(read.hash, intent.hash)],
    ['signer', sameHex(read.from, intent.account)],
    ['chain', read.chain === intent.chain],
    ['number', read.nonce === intent.nonce],
  ];
  const differs = compared.filter(([, holds]) => !holds).map(([name]) => name);
  return differs.length === 0
    ? result('passed', `The bytes of ${read.hash} are signed by ${read.from}.`)
    : result('failed', `The bytes are of a transaction with another ${differs.join(', ')}.`);
}

function pays({ intent, read, due, purpose, shown, seq }: Paying): EvidenceCheck {
  const result = (outcome: CheckOutcome, sentence: string) =>
    ownCheck('TRANSACTION_PAYS', outcome, sentence, seq);
  if (read === null) return result('failed', 'Nobody can say what the recorded bytes pay.');
  const { moves } = read;
  if (intent.purpose === 'cancel') {
    return moves.kind === 'cancel'
      ? result('passed', 'The bytes pay nothing; they only take the place of what was sent.')
      : result('failed', 'Recorded as a cancel, the bytes do something else.');
  }
  if (purpose.kind === 'leave') return operates(read, shown, seq);
  if (purpose.kind === 'other') return result('not checked', 'What it should pay is not known.');
  if (due === null) return result('failed', 'There is no signed quote that it could pay into.');
  if (!('recipient' in moves)) {
    return result('failed', 'The bytes pay nobody in a way that can be read.');
  }
  const compared: readonly (readonly [string, boolean])[] = [
    ['recipient', sameHex(moves.recipient, due.to)],
    ['amount', moves.units === due.units],
    ['token', moves.token === null ? due.token === null : sameHex(moves.token, due.token)],
    ['chain', read.chain === purpose.chain],
  ];
  const differs = compared.filter(([, holds]) => !holds).map(([name]) => name);
  const what = purpose.kind === 'swap' ? 'the signed quote' : 'the payment as written down';
  return differs.length === 0
    ? result('passed', `The bytes pay exactly the address and the amount of ${what}.`)
    : result('failed', `The bytes pay another ${differs.join(', ')} than ${what} says.`);
}

/** The operation in the bytes is the planned one, and does what was shown call by call. */
function operates({ moves }: ReadTransaction, shown: Shown, seq: number): EvidenceCheck {
  const [signed, read] = [moves, shown.decoded].map((each) => attempt(() => jsonDigest(each)));
  const planned = moves.kind === 'user-operation' && sameHex(moves.userOpHash, shown.planned);
  return planned && signed !== undefined && signed === read
    ? ownCheck('TRANSACTION_PAYS', 'passed', 'The bytes do exactly what was shown.', seq)
    : ownCheck('TRANSACTION_PAYS', 'failed', 'The bytes do something else than was shown.', seq);
}
