import { classes } from '../../ui/classes.ts';
import { useLocale } from '../../ui/locale.tsx';
import { readDollars } from '../../ui/money.ts';
import { isAtLeast, type Sum } from './holdings.ts';

/** The value of several holdings: "at least" where something is left out of it. */
export function Dollars({ sum, className }: { readonly sum: Sum; readonly className?: string }) {
  const locale = useLocale();
  if (sum.pricedAt === null && sum.unpriced.length > 0) {
    return <span className={classes('text-soft', className)}>no price known</span>;
  }
  return (
    <span className={classes('figures', className)}>
      {isAtLeast(sum) && <span className="text-soft">at least </span>}
      {readDollars(sum.cents, locale, isAtLeast(sum) ? 0 : sum.of)}
    </span>
  );
}
