import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import type { Quoted } from './conversation.tsx';
import type { Question } from './draft.ts';
import type { Plan } from './plan.ts';
import type { Started } from './use-start.ts';

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
  start,
}: {
  readonly form: string;
  readonly plan: Plan;
  readonly quote: Quoted;
  readonly next: Question | null;
  readonly start: Started;
}) {
  const text =
    next === null ? (plan.outside ? 'Get the deposit address' : 'Review this swap') : NEXT[next];
  const waits = next === null ? quote.quote === null || quote.failure !== null : next === 'amounts';
  const { under, trouble, writtenAs } = start;
  return (
    <span className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
      <span aria-live="polite" className="text-note text-soft">
        {under && (trouble ?? 'Asking 1Click for the real quote. Nothing is sent.')}{' '}
        {under && writtenAs !== null && (
          <Link
            to="/activity/$actionId"
            params={{ actionId: writtenAs }}
            className="rounded-mark text-go underline underline-offset-4"
          >
            You may leave it to run
          </Link>
        )}
      </span>
      <Button kind="go" type="submit" form={form} busy={under} disabled={waits || plan.tooMuch}>
        {text}
      </Button>
    </span>
  );
}
