import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Token } from '../../../contract/swap.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Facts } from './plan.ts';

const load = () => import('./token-picker.tsx');
const TokenPicker = lazy(() => load().then((each) => ({ default: each.TokenPicker })));

export interface TokenButtonProps {
  readonly label: string;
  readonly token: Token | null;
  readonly reading: boolean;
  readonly facts: Facts;
  readonly onToken: (token: Token) => void;
  /** For the side that pays: says which ones no account here can pay. */
  readonly paying?: boolean;
}

/** The chosen token with its chain; opens the list of all. */
export function TokenButton({ label, token, reading, facts, onToken, paying }: TokenButtonProps) {
  const [open, setOpen] = useState(false);
  if (token === null && reading) return <Skeleton className="h-10 w-28" />;
  return (
    <>
      <button
        type="button"
        aria-label={`${label}: ${token === null ? 'choose' : `${token.symbol} on ${token.chain.name}`}`}
        aria-haspopup="dialog"
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setOpen(true)}
        className="flex max-w-44 items-center gap-2 rounded-field border border-rule px-3 py-1 text-left transition-colors hover:bg-hover active:bg-chosen max-narrow:max-w-32 max-narrow:px-2"
      >
        {token === null ? (
          <span className="py-2 text-body text-ink">Choose</span>
        ) : (
          <span className="flex min-w-0 flex-col">
            <span className="truncate text-body font-medium text-ink">{token.symbol}</span>{' '}
            <span className="-mt-1 truncate text-small text-soft">on {token.chain.name}</span>
          </span>
        )}
        <ChevronDown size={16} aria-hidden className="shrink-0 text-faint" />
      </button>
      {open && (
        <Suspense fallback={null}>
          <TokenPicker
            title={label}
            facts={facts}
            chosen={token}
            paying={paying === true}
            onClose={() => setOpen(false)}
            onToken={(chosen) => {
              setOpen(false);
              onToken(chosen);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
