import { formatAmountForInput } from '../../../contract/money.ts';
import type { Amount } from '../../../contract/values.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { exact, readable, worth } from '../../ui/money.ts';
import type { TypedMoney } from './typed-money.ts';

/** Where an amount is typed, beside what there is of it. */
export function MoneyField({
  label,
  text,
  onText,
  held,
  of,
  typed,
  tooMuch,
  hint,
  onAll,
}: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What there is; null where nobody knows. */
  readonly held: Amount | null;
  /** The asset that is typed. */
  readonly of: Pick<Amount, 'asset' | 'symbol' | 'decimals' | 'price'>;
  readonly typed: TypedMoney;
  /** What is wrong where more is typed than there is. */
  readonly tooMuch: string;
  /** What helps before anything is wrong. */
  readonly hint?: string | undefined;
  /** Takes all there is; by itself, all of it is typed. */
  readonly onAll?: (() => void) | undefined;
}) {
  const locale = useLocale();
  const over = held !== null && typed.units !== null && typed.units > BigInt(held.units);
  return (
    <AmountField
      label={label}
      value={text}
      onValue={onText}
      unit={of.symbol}
      {...(hint === undefined ? {} : { hint })}
      problem={typed.problem ?? (over ? tooMuch : null)}
      aside={
        held === null ? null : (
          <span className="figures" title={`${exact(held, locale)} ${held.symbol}`}>
            {readable(held, 'gets', locale)} {held.symbol}
            <button
              type="button"
              onClick={
                onAll ??
                (() => onText(formatAmountForInput(BigInt(held.units), held.decimals, locale)))
              }
              className="ml-2 rounded-mark text-go underline underline-offset-4"
            >
              All
            </button>
          </span>
        )
      }
      worth={
        typed.units === null
          ? null
          : worth({ ...of, units: typed.units.toString() }, 'pays', locale)
      }
    />
  );
}
