import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Section } from '../../ui/page.tsx';
import type { NextStep } from './next-steps.ts';

/** What makes the account earn, one after the other; the first that is not done is the one to press. */
export function NextSteps({
  steps,
  go,
}: {
  readonly steps: readonly NextStep[];
  readonly go: (wish: string) => void;
}) {
  if (steps.length === 0) return null;
  const next = steps.find(({ done }) => !done);
  return (
    <Section title="What makes it earn">
      <ol aria-label="What makes it earn" className="rows border-y border-hairline">
        {steps.map((step, index) => (
          <li
            key={step.wish}
            aria-current={step === next ? 'step' : undefined}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <span className="flex min-w-0 flex-1 basis-64 gap-3">
              <span
                aria-hidden
                className={classes('w-4 shrink-0 figures', step.done ? 'text-go' : 'text-faint')}
              >
                {step.done ? '✓' : index + 1}
              </span>
              <span className="flex flex-col">
                <span className={step.done ? 'text-soft' : 'font-medium'}>
                  {step.name}
                  {step.done && <span className="text-note text-go"> done</span>}
                </span>
                <span className="text-note text-faint">{step.says}</span>
              </span>
            </span>
            {step === next && (
              <Button kind="go" onClick={() => go(step.wish)}>
                {step.name}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
