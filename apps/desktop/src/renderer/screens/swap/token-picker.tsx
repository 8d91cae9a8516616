import { X } from 'lucide-react';
import { Dialog as Parts } from 'radix-ui';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { Token } from '../../../contract/swap.ts';
import { heldInAll } from './holding.ts';
import type { Facts } from './plan.ts';
import { TokenRows } from './token-rows.tsx';
import { chainsOf, searchTokens } from './token-search.ts';

export interface TokenPickerProps {
  readonly title: string;
  readonly facts: Facts;
  readonly chosen: Token | null;
  readonly paying: boolean;
  readonly onToken: (token: Token) => void;
  readonly onClose: () => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

/** All tokens of all chains: found by typing, moved through with the arrows, what one holds first. */
export function TokenPicker({ title, facts, chosen, paying, onToken, onClose }: TokenPickerProps) {
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const [opener] = useState(() => document.activeElement);
  const [text, setText] = useState('');
  const [chain, setChain] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const { tokens, balances } = facts;
  const held = useMemo(() => heldInAll(tokens, balances), [tokens, balances]);
  const chains = useMemo(() => chainsOf(tokens), [tokens]);
  const found = useMemo(
    () => searchTokens({ tokens, held, text, chain }),
    [tokens, held, text, chain],
  );
  const current = Math.max(0, Math.min(at, found.length - 1));
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(found.length - 1, current + step)));
    }
    const token = found[current];
    if (event.key === 'Enter' && token !== undefined) {
      event.preventDefault();
      onToken(token);
    }
  };
  return (
    <Parts.Root open onOpenChange={onClose}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-30 animate-appear bg-veil" />
        <Parts.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            search.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Nothing here opened it as a trigger: the focus goes back to where it came from.
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
          className="fixed top-[8vh] left-1/2 z-30 flex h-[84vh] max-h-160 w-[calc(100vw-32px)] max-w-130 -translate-x-1/2 animate-rise flex-col rounded-leaf border border-hairline bg-leaf shadow-leaf"
        >
          <div className="flex items-center justify-between gap-4 px-5 pt-4">
            <Parts.Title className="font-serif text-lead">{title}</Parts.Title>
            <Parts.Close
              aria-label="Close"
              className="-mr-2 grid size-8 place-items-center rounded-field text-faint hover:bg-hover hover:text-ink"
            >
              <X size={16} aria-hidden />
            </Parts.Close>
          </div>
          <div className="flex items-stretch gap-2 border-b border-hairline px-5 pt-2 pb-4">
            <input
              ref={search}
              role="combobox"
              aria-expanded
              aria-label="Search tokens"
              aria-controls={`${id}-list`}
              aria-activedescendant={found.length === 0 ? undefined : `${id}-${current}`}
              autoComplete="off"
              spellCheck={false}
              placeholder="Symbol or chain"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={press}
              className="min-h-10 w-full min-w-0 rounded-field border border-edge bg-paper px-3"
            />
            <select
              aria-label="Chain"
              value={chain ?? ''}
              onChange={(event) => {
                setChain(event.target.value === '' ? null : event.target.value);
                setAt(0);
              }}
              className="w-36 shrink-0 rounded-field border border-edge bg-paper px-2 max-narrow:w-28"
            >
              <option value="">All chains</option>
              {chains.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          </div>
          <TokenRows
            id={id}
            label={title}
            tokens={found}
            held={held}
            chosen={chosen}
            current={current}
            paying={paying}
            onToken={onToken}
            onCurrent={setAt}
          />
          <div
            aria-live="polite"
            className={
              found.length === 0
                ? 'px-5 py-8 text-center text-soft'
                : 'border-t border-hairline px-5 py-2 text-note text-faint'
            }
          >
            {found.length === 0
              ? 'Nothing is called that. Try another name, or all chains.'
              : `${found.length} ${found.length === 1 ? 'token' : 'tokens'} on ${countOfChains(found)}`}
          </div>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

function countOfChains(tokens: readonly Token[]): string {
  const { size } = new Set(tokens.map(({ chain }) => chain.id));
  return size === 1 ? '1 chain' : `${size} chains`;
}
