import type { ClipboardEvent } from 'react';
import type { Amount as AmountValue } from '../../contract/values.ts';
import { classes } from './classes.ts';
import { useLocale } from './locale.tsx';
import { exact, readable, type Side, worth } from './money.ts';

export interface AmountProps {
  readonly amount: AmountValue;
  readonly side?: Side;
  /** "about", "at least": what is uncertain says so. */
  readonly certainty?: 'about' | 'at least' | 'at most';
  readonly size?: 'body' | 'lead' | 'large';
  /** The value beneath, where a price is known. */
  readonly value?: boolean;
  /** All digits, for what must be compared. */
  readonly whole?: boolean;
  readonly align?: 'left' | 'right';
  readonly className?: string;
}

const SIZES = { body: 'text-body', lead: 'text-lead', large: 'font-serif text-large' } as const;

/** An amount: number, unit after it, value beneath in a lighter tone. Exact on hover and on copy. */
export function Amount({
  amount,
  side = 'gets',
  certainty,
  size = 'body',
  value = false,
  whole = false,
  align = 'left',
  className,
}: AmountProps) {
  const locale = useLocale();
  const all = exact(amount, locale);
  const copyExact = (event: ClipboardEvent): void => {
    const selected = getSelection()?.toString().trim() ?? '';
    if (selected === '' || !all.startsWith(selected.split(/\s/)[0] ?? '')) return;
    event.clipboardData.setData('text/plain', `${all} ${amount.symbol}`);
    event.preventDefault();
  };
  const worthNow = value ? worth(amount, side, locale) : null;
  return (
    <span
      className={classes(
        'inline-flex min-w-0 flex-col figures',
        align === 'right' && 'items-end text-right',
        className,
      )}
    >
      <span title={`${all} ${amount.symbol}`} onCopy={copyExact} className={SIZES[size]}>
        {certainty !== undefined && <span className="text-soft">{certainty} </span>}
        {whole ? all : readable(amount, side, locale)}{' '}
        <span className={size === 'body' ? 'text-soft' : 'font-sans text-lead text-soft'}>
          {amount.symbol}
        </span>
      </span>
      {value && (
        <span className="text-note text-faint">
          {worthNow === null ? 'no price known' : worthNow}
        </span>
      )}
    </span>
  );
}
