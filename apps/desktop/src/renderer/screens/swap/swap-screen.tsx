import { useEffect, useMemo, useReducer } from 'react';
import { useDraft } from '../../client/draft.ts';
import { useRead } from '../../client/read.ts';
import { useBalances, useTokens } from '../../client/streams.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Page } from '../../ui/page.tsx';
import { Conversation } from './conversation.tsx';
import { EMPTY_DRAFT, reduceDraft, type SwapDraft, type SwapEvent } from './draft.ts';
import { planDraft } from './plan.ts';
import { useQuote } from './use-quote.ts';

/** Until the settings are read. */
const SLIPPAGE = 50;

/** A swap, from the first question to the real quote. Its review is a page of its own. */
export function SwapScreen() {
  const [draft, say] = useKeptDraft();
  const locale = useLocale();
  const tokens = useTokens();
  const balances = useBalances();
  const accounts = useRead('accounts', 'list', undefined);
  const settings = useRead('settings', 'get', undefined);
  const facts = useMemo(
    () => ({
      tokens: tokens.value?.list ?? [],
      balances: balances.value?.list ?? [],
      accounts: accounts.state === 'full' ? accounts.value : [],
      slippageBasisPoints:
        settings.state === 'full' ? settings.value.slippageBasisPoints : SLIPPAGE,
      locale,
    }),
    [tokens.value, balances.value, accounts, settings, locale],
  );
  const plan = useMemo(() => planDraft(draft, facts), [draft, facts]);
  const quote = useQuote(plan.priced);
  return (
    <Page title="Swap" lede="Pay with what you have; somebody gets what they need, on any chain.">
      {tokens.value === null && tokens.failure !== null && (
        <FailureNote
          failure={tokens.failure}
          title="The list of tokens could not be read"
          again={tokens.again}
        />
      )}
      <Conversation
        draft={draft}
        say={say}
        facts={facts}
        plan={plan}
        quote={quote}
        reading={tokens.value === null || accounts.state === 'loading'}
      />
    </Page>
  );
}

/** What was said outlives the screen, until the swap has begun. */
function useKeptDraft(): readonly [SwapDraft, (event: SwapEvent) => void] {
  const [kept, keep] = useDraft('swap', EMPTY_DRAFT);
  const [draft, say] = useReducer(reduceDraft, kept);
  useEffect(() => keep(draft), [draft]);
  return [draft, say];
}
