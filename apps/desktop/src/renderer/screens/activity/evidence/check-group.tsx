import { Check, Minus, X } from 'lucide-react';
import type { EvidenceReport } from '../../../../contract/ledger.ts';
import { SentenceText } from '../action/sentence-text.tsx';

type Group = EvidenceReport['groups'][number];

const NAMES: Readonly<Record<Group['label'], string>> = {
  'signed by the provider': 'Signed by the provider',
  'on chain': 'On chain',
  'our record': 'Our record',
};

const OUTCOMES = {
  passed: { Icon: Check, tone: 'text-go', word: 'Passed' },
  failed: { Icon: X, tone: 'text-stop', word: 'Failed' },
  'not checked': { Icon: Minus, tone: 'text-soft', word: 'Not checked' },
} as const;

/** The checks under one label, what failed first. */
export function CheckGroup({ group }: { readonly group: Group }) {
  const { label, passed, failed, notChecked } = group;
  const order = { failed: 0, 'not checked': 1, passed: 2 } as const;
  const checks = [...group.checks].sort((a, b) => order[a.outcome] - order[b.outcome]);
  const counts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(notChecked > 0 ? [`${notChecked} not checked`] : []),
  ];
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-medium">{NAMES[label]}</h4>
        <span className="text-note text-soft figures">{counts.join(', ')}</span>
      </div>
      <ul className="rows border-y border-hairline">
        {checks.map(({ code, outcome, sentence }, index) => {
          const { Icon, tone, word } = OUTCOMES[outcome];
          return (
            <li key={`${code}-${index + 1}`} className="flex gap-3 py-2 text-note">
              <Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />
              <span className="min-w-0">
                <span className="sr-only">{word}: </span>
                <SentenceText text={sentence} />
              </span>
            </li>
          );
        })}
        {checks.length === 0 && <li className="py-2 text-note text-soft">Nothing of this kind.</li>}
      </ul>
    </section>
  );
}
