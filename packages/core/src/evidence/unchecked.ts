import type { EvidenceCheck, EvidenceCheckCode } from './report.ts';

/** What the reader asked for about signed heads. */
interface AskedHeads {
  /** The events whose heads the reader brought. */
  readonly own: ReadonlySet<number>;
  /** The reader named who must have signed. */
  readonly signerNamed: boolean;
}

/** Left open, these leave open what the file claims; other codes say where its claims end. */
const CLAIMS: ReadonlySet<EvidenceCheckCode> = new Set<EvidenceCheckCode>([
  'ACTION_ROW',
  'GRANT_READ',
  'TRANSACTION_PAYS',
  'TRANSACTION_ON_CHAIN',
  'OPERATION_ON_CHAIN',
  'DEPOSIT_ON_CHAIN',
  'PAYOUT_ON_CHAIN',
  'REFUND_ON_CHAIN',
  'PAYMENT_ON_CHAIN',
]);

/**
 * The checks that leave something open which the file claims or the reader asked for. A refused quote
 * that nothing was paid into claims nothing, nor does a file without a signed head, and what a
 * signature does not cover is no claim of the provider's.
 */
export function uncheckedClaims(
  checks: readonly EvidenceCheck[],
  asked: AskedHeads,
): readonly EvidenceCheck[] {
  const someHeadHolds = checks.some(
    ({ code, outcome }) => code === 'SIGNED_HEAD' && outcome === 'passed',
  );
  return checks.filter(({ code, outcome, seq }) => {
    if (outcome === 'key unknown') return true;
    if (outcome !== 'not checked') return false;
    if (code !== 'SIGNED_HEAD') return CLAIMS.has(code);
    // Of several heads in a file the earliest is enough; one the reader brought is there to be compared.
    if (seq !== null && asked.own.has(seq)) return true;
    return !someHeadHolds && (seq !== null || asked.signerNamed);
  });
}
