import { Button } from '../../ui/button.tsx';
import type { Quoted } from './conversation.tsx';
import type { Question } from './draft.ts';
import type { Plan } from './plan.ts';

const NEXT: Readonly<Record<Question, string>> = {
  amounts: 'Go on',
  recipient: 'Say who gets it',
  refund: 'Say where it may come back',
  slippage: 'Go on',
};

/** The one filled button: goes on to the next question, and after the last to the review. */
export function StartButton({
  form,
  plan,
  quote,
  next,
  under,
}: {
  readonly form: string;
  readonly plan: Plan;
  readonly quote: Quoted;
  readonly next: Question | null;
  readonly under: boolean;
}) {
  const text =
    next === null ? (plan.outside ? 'Get the deposit address' : 'Review this swap') : NEXT[next];
  const waits = next === null ? quote.quote === null || quote.failure !== null : next === 'amounts';
  return (
    <span className="ml-auto flex items-center gap-4">
      <span aria-live="polite" className="text-note text-soft">
        {under && 'Asking 1Click for the real quote. Nothing is sent.'}
      </span>
      <Button kind="go" type="submit" form={form} busy={under} disabled={waits || plan.tooMuch}>
        {text}
      </Button>
    </span>
  );
}
