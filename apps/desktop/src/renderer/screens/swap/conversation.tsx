import { type FormEvent, lazy, Suspense, useEffect, useId, useState } from 'react';
import { FailureNote } from '../../ui/failure-note.tsx';
import { AmountsQuestion } from './amounts-question.tsx';
import { Consequence } from './consequence.tsx';
import type { Question, SwapDraft, SwapEvent } from './draft.ts';
import { type Facts, nextQuestion, type Plan } from './plan.ts';
import type { QuoteState } from './quote-keeper.ts';
import { RecipientQuestion } from './recipient-question.tsx';
import { RefundQuestion } from './refund-question.tsx';
import { SlippageQuestion } from './slippage-question.tsx';
import { StartButton } from './start-button.tsx';
import { useStart } from './use-start.ts';

const PriceChanged = lazy(() =>
  import('./price-changed.tsx').then((each) => ({ default: each.PriceChanged })),
);

export interface Said {
  readonly draft: SwapDraft;
  readonly say: (event: SwapEvent) => void;
  readonly facts: Facts;
  readonly plan: Plan;
}

export type Quoted = QuoteState & { readonly again: () => void };

/**
 * One question after the other. What has been answered stays in sight and can be opened again; what it
 * all comes to stands at the bottom.
 */
export function Conversation({
  quote,
  reading,
  ...said
}: Said & { readonly quote: Quoted; readonly reading: boolean }) {
  const { draft, plan, say } = said;
  const form = useId();
  const [usable, setUsable] = useState({ recipient: false, refund: false });
  const start = useStart();
  const next = nextQuestion(plan, usable);
  const begin = (): void => {
    if (plan.form !== null && quote.quote !== null) start.begin(plan.form, quote.quote);
  };
  const { refused } = start;
  const { again } = quote;
  useEffect(() => {
    // Beside what was refused stands the price of now.
    if (refused !== null) again();
  }, [refused === null, again]);
  const advance = (event: FormEvent): void => {
    event.preventDefault();
    if (next !== null) say({ type: 'opened', question: next });
    else if (!start.under && !plan.tooMuch && quote.failure === null) begin();
  };
  const shown = (question: Question): boolean => draft.open === question || next === question;
  const begun = plan.priced !== null;
  return (
    <>
      <form id={form} onSubmit={advance} className="flex flex-col">
        <AmountsQuestion {...said} quote={quote} reading={reading} />
        {begun && (
          <div className="rows mt-6 border-y border-hairline">
            <RecipientQuestion
              {...said}
              open={shown('recipient')}
              onUsable={(recipient) => setUsable((before) => ({ ...before, recipient }))}
            />
            {plan.outside && (
              <RefundQuestion
                {...said}
                open={shown('refund')}
                onUsable={(refund) => setUsable((before) => ({ ...before, refund }))}
              />
            )}
            <SlippageQuestion {...said} open={draft.open === 'slippage'} />
          </div>
        )}
      </form>
      {start.failure !== null && (
        <FailureNote failure={start.failure} title="The swap was not begun" />
      )}
      <Consequence plan={plan} draft={draft} quote={quote}>
        <StartButton form={form} plan={plan} quote={quote} next={next} under={start.under} />
      </Consequence>
      {refused !== null && (
        <Suspense fallback={null}>
          <PriceChanged
            refused={refused}
            quote={quote.asking ? null : quote.quote}
            onTake={begin}
            onClose={start.putAway}
          />
        </Suspense>
      )}
    </>
  );
}
