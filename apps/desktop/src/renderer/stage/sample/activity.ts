import type { ActionRow } from '../../../contract/actions.ts';
import type { EvidenceReport } from '../../../contract/ledger.ts';
import { ACTIONS, eth, usdc } from './actions.ts';
import { ago } from './time.ts';

const STATUSES = ['done', 'done', 'done', 'refunded', 'done', 'cancelled', 'failed'] as const;
const SENTENCES = {
  done: '0.02305 ETH reached 0x2b1D…7e8F.',
  refunded: '74.98 USDC came back to 0x8C4f…e7F8.',
  cancelled: 'Cancelled. Nothing was sent.',
  failed: 'The quote is not signed by the provider. Do not pay into it.',
} as const;

/** A year of it. */
export const LONG: ActionRow[] = [
  ...ACTIONS,
  ...Array.from({ length: 97 }, (_, index): ActionRow => {
    const status = STATUSES[index % STATUSES.length] ?? 'done';
    const at = ago(60 * (30 + index * 7));
    return {
      id: index.toString(16).padStart(32, '0'),
      kind: 'swap',
      status,
      sentence: SENTENCES[status],
      waitingFor: null,
      open: false,
      createdAt: at,
      updatedAt: at,
      pays: usdc((75_000_000 + index * 1_250_000).toString()),
      gets: eth((23_050_000_000_000_000 + index * 1_000_000_000).toString()),
    };
  }),
];

const check = (
  code: string,
  outcome: 'passed' | 'failed' | 'not checked',
  sentence: string,
): EvidenceReport['groups'][number]['checks'][number] => ({ code, outcome, sentence });

export const REPORT: EvidenceReport = {
  verdict: 'consistent',
  sentence:
    'Nothing in the file contradicts itself, but not everything that matters could be checked.',
  action: { id: 'b2'.repeat(16), kind: 'swap', status: 'done' },
  groups: [
    {
      label: 'signed by the provider',
      passed: 2,
      failed: 0,
      notChecked: 1,
      checks: [
        check('QUOTE_SIGNATURE', 'passed', 'The quote is signed by a key that 1Click is known by.'),
        check('QUOTE_NUMBERS', 'passed', 'The amounts told are those under the signature.'),
        check(
          'QUOTE_NOT_COVERED',
          'not checked',
          '4 reports of the provider, kept as they came, are not signed by it.',
        ),
      ],
    },
    {
      label: 'on chain',
      passed: 2,
      failed: 0,
      notChecked: 0,
      checks: [
        check('DEPOSIT_ON_CHAIN', 'passed', 'The deposit was read again from Base.'),
        check('PAYOUT_ON_CHAIN', 'passed', 'The payout was read again from Arbitrum.'),
      ],
    },
    {
      label: 'our record',
      passed: 3,
      failed: 0,
      notChecked: 1,
      checks: [
        check('CHAIN_LINKS', 'passed', 'Every event follows from the one before.'),
        check('TIMELINE', 'passed', 'The story told is the one the events tell.'),
        check('APPROVAL', 'passed', 'What was approved is what was signed.'),
        check('SIGNED_HEAD', 'not checked', 'No signed head from outside the ledger was given.'),
      ],
    },
  ],
  timeline: [],
  unproven: ['When the file was made; nothing bears it out.'],
};

export const CONTRADICTED: EvidenceReport = {
  ...REPORT,
  verdict: 'contradicted',
  sentence: 'At least one check failed. Do not rely on this file.',
  groups: REPORT.groups.map((group) =>
    group.label === 'on chain'
      ? {
          ...group,
          passed: 1,
          failed: 1,
          checks: [
            check(
              'PAYOUT_ON_CHAIN',
              'failed',
              `Transaction 0x${'a81d2f3e'.repeat(8)} moved 70000000000000000 base units, not 76861200000000000.`,
            ),
            check('DEPOSIT_ON_CHAIN', 'passed', 'The deposit was read again from Base.'),
          ],
        }
      : group,
  ),
};
