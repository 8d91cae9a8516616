import { useState } from 'react';
import { parseAmount } from '../../../contract/money.ts';
import { Button } from '../../ui/button.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readPercent } from '../../ui/money.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Answered, Asked } from './answered.tsx';
import type { Said } from './conversation.tsx';

const USUAL = [10, 50, 100, 300] as const;
const MOST = 5_000;
const MUCH = 300;

/** How far the price may move before the swap is called off. */
export function SlippageQuestion({ say, plan, open }: Said & { readonly open: boolean }) {
  const locale = useLocale();
  const now = plan.slippageBasisPoints;
  const [text, setText] = useState('');
  if (!open) {
    return (
      <Answered
        question="The price may move by"
        answer={<span className="figures">{readPercent(now, locale)}</span>}
        onOpen={() => say({ type: 'opened', question: 'slippage' })}
      />
    );
  }
  const parsed = text.trim() === '' ? null : parseAmount(text, 2, locale);
  const own = parsed?.ok === true ? Number(parsed.value) : null;
  const problem =
    parsed !== null && !parsed.ok
      ? parsed.error.message
      : own !== null && (own < 1 || own > MOST)
        ? 'Between 0.01% and 50%.'
        : null;
  return (
    <Asked question="How far may the price move against you?">
      <p className="max-w-words text-soft">
        Beyond this the swap is called off and the money comes back. Less is safer, and fails more
        often.
      </p>
      <div className="flex flex-wrap items-end gap-2">
        {USUAL.map((each) => (
          <Button
            key={each}
            aria-pressed={each === now}
            className={each === now ? 'bg-chosen' : ''}
            onClick={() => say({ type: 'slippage', basisPoints: each })}
          >
            {readPercent(each, locale)}
          </Button>
        ))}
        <TextField
          label="Another, in percent"
          inputMode="decimal"
          value={text}
          onValue={(next) => {
            setText(next);
            const read = parseAmount(next, 2, locale);
            const points = read.ok ? Number(read.value) : 0;
            if (points >= 1 && points <= MOST) say({ type: 'slippage', basisPoints: points });
          }}
          problem={problem}
          className="w-40"
        />
        <Button kind="plain" onClick={() => say({ type: 'opened', question: null })}>
          Done
        </Button>
      </div>
      {now > MUCH && (
        <p className="text-note text-wait">
          {readPercent(now, locale)} is much: whoever sees the swap coming may take it from you.
        </p>
      )}
    </Asked>
  );
}
