import { useRead } from '../../client/read.ts';
import { useLocale } from '../../ui/locale.tsx';
import { readable } from '../../ui/money.ts';

/** What an account has of something that can be paid; `contract` is null for the coin of a chain. */
export interface Purse {
  readonly account: string;
  readonly chain: string;
  readonly contract: string | null;
  readonly symbol: string;
  readonly decimals: number;
  readonly held: bigint;
}

/**
 * What must stay of it for network fees, in base units, as the chain says at this moment; null while that
 * is not known. Nothing of a token: its fees are paid in the coin.
 */
export function useKept(purse: Purse | null): bigint | null {
  const coin = purse !== null && purse.contract === null && purse.chain.startsWith('eip155:');
  const room = useRead(
    'accounts',
    'feeRoom',
    { account: purse?.account ?? '', chain: purse?.chain ?? '' },
    { when: coin, keep: true },
  );
  if (!coin) return 0n;
  return room.state === 'full' ? BigInt(room.value.units) : null;
}

/** The most that can be paid of what is held; null where nothing can. */
export function mostOf(held: bigint, kept: bigint | null): bigint | null {
  return kept === null || held <= kept ? null : held - kept;
}

/** Fills in all there is, and says what it leaves behind. */
export function UseAll({
  purse,
  kept,
  onAll,
}: {
  readonly purse: Purse;
  readonly kept: bigint | null;
  readonly onAll: (units: bigint) => void;
}) {
  const locale = useLocale();
  const most = mostOf(purse.held, kept);
  return (
    <button
      type="button"
      disabled={most === null}
      title={
        kept === null
          ? 'The network fee is not known at this moment.'
          : kept > 0n
            ? `${keptWords(purse, kept, locale)} stay behind for network fees.`
            : undefined
      }
      onClick={() => {
        if (most !== null) onAll(most);
      }}
      className="ml-2 rounded-mark text-go underline underline-offset-4 disabled:text-faint disabled:no-underline"
    >
      {kept === 0n || kept === null ? 'Use all' : `Use all but ${keptWords(purse, kept, locale)}`}
    </button>
  );
}

/** For under the amount, when it leaves no more than what must stay; null when it does. */
export function keptHint(
  purse: Purse | null,
  kept: bigint | null,
  units: bigint | null,
  locale: string,
): string | null {
  if (purse === null || kept === null || kept === 0n || units === null) return null;
  if (units > purse.held || units + kept < purse.held) return null;
  const words = keptWords(purse, kept, locale);
  return units + kept === purse.held
    ? `${words} stay behind for network fees: enough for this payment and for another one.`
    : `Leave about ${words} for network fees, or it cannot be sent.`;
}

function keptWords({ symbol, decimals }: Purse, kept: bigint, locale: string): string {
  const amount = { asset: '', symbol, decimals, units: kept.toString(), price: null };
  return `${readable(amount, 'pays', locale)} ${symbol}`;
}
