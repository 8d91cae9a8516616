import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { Token } from '../../../contract/swap.ts';
import { shorten } from '../../ui/address.tsx';
import { classes } from '../../ui/classes.ts';
import { useLocale } from '../../ui/locale.tsx';
import { readable, worth } from '../../ui/money.ts';
import { amountOf } from './holding.ts';
import { lookAlikes } from './token-search.ts';

const ROW = 56;

/** The rows in sight of a long list of tokens. The keys are those of the search field. */
export function TokenRows({
  id,
  label,
  tokens,
  held,
  chosen,
  current,
  paying,
  onToken,
  onCurrent,
}: {
  readonly id: string;
  readonly label: string;
  readonly tokens: readonly Token[];
  readonly held: ReadonlyMap<string, bigint>;
  readonly chosen: Token | null;
  readonly current: number;
  readonly paying: boolean;
  readonly onToken: (token: Token) => void;
  readonly onCurrent: (at: number) => void;
}) {
  const alike = useMemo(() => lookAlikes(tokens), [tokens]);
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: tokens.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: { width: 480, height: 480 },
  });
  useEffect(() => {
    if (current < tokens.length) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, tokens.length, rows]);
  return (
    <div
      ref={box}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      className={classes('min-h-0 overflow-y-auto', tokens.length > 0 && 'flex-1')}
    >
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const token = tokens[index];
          if (token === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's
            // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus
            <div
              key={token.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              aria-setsize={tokens.length}
              aria-posinset={index + 1}
              onClick={() => onToken(token)}
              onPointerMove={() => onCurrent(index)}
              className={classes(
                'absolute inset-x-2 flex items-center justify-between gap-4 rounded-field px-3',
                index === current && 'bg-chosen',
              )}
              style={{ height: ROW, top: start }}
            >
              <TokenName
                token={token}
                paying={paying}
                now={token.id === chosen?.id}
                alike={alike.has(token.id)}
              />
              <Held token={token} units={held.get(token.id) ?? 0n} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function TokenName({
  token,
  paying,
  now,
  alike,
}: {
  readonly token: Token;
  readonly paying: boolean;
  readonly now: boolean;
  /** Another one reads the same: the id by which the service lists it stands beside it. */
  readonly alike: boolean;
}) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate">
        <span className="font-medium">{token.symbol}</span>{' '}
        <span className="text-soft">on {token.chain.name}</span>
        {now && <span className="text-note text-soft"> · chosen</span>}
      </span>
      <span className="truncate text-note text-soft">
        {token.contract === null ? (
          `the coin of ${token.chain.name}`
        ) : (
          <span className="font-mono text-small" title={token.contract}>
            {shorten(token.contract, 8, 6)}
          </span>
        )}
        {alike && ` · listed as ${token.id}`}
        {paying && !token.payable && ' · from outside only'}
      </span>
    </span>
  );
}

function Held({ token, units }: { readonly token: Token; readonly units: bigint }) {
  const locale = useLocale();
  if (units === 0n) return null;
  const amount = amountOf(token, units);
  return (
    <span className="flex shrink-0 flex-col items-end figures">
      <span>{readable(amount, 'gets', locale)}</span>
      <span className="text-note text-soft">{worth(amount, 'gets', locale)}</span>
    </span>
  );
}
