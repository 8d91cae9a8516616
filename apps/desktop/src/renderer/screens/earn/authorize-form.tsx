import { useDraft } from '../../client/draft.ts';
import { useLocale } from '../../ui/locale.tsx';
import { readable } from '../../ui/money.ts';
import { useNow } from '../../ui/now.ts';
import { TextField } from '../../ui/text-field.tsx';
import { AnotherGrant } from './another-grant.tsx';
import { periodWords } from './cap-period.ts';
import { ChainSelect, withUsdc } from './chain-select.tsx';
import type { FormProps } from './form-screen.tsx';
import { MoneyField } from './money-field.tsx';
import { NoChain } from './no-chain.tsx';
import { useOwnCap } from './own-cap.ts';
import { mayAct, rightOn } from './right.ts';
import { typedMoney } from './typed-money.ts';
import { dayFrom, endOfDay } from './until.ts';
import { useBegin } from './use-begin.ts';
import { WishForm } from './wish-form.tsx';

const DAYS = 30;
const MOST_DAYS = 365;

/** How much 1tx may move, where, and until when. Neither cap nor end is ever left open. */
export function AuthorizeForm({ account, whose, chain: known, draft }: FormProps) {
  const locale = useLocale();
  const now = useNow('minute');
  const begin = useBegin('authorize', draft);
  const chains = withUsdc(account.chains);
  const [chosen, setChain] = useDraft(`${draft}chain`, known);
  const [text, setText] = useDraft(`${draft}cap`, '');
  const [day, setDay] = useDraft(`${draft}until`, dayFrom(now, DAYS));
  const first = chains.find(({ chain }) => !mayAct(rightOn(account, chain.id, now))) ?? chains[0];
  const on = chains.find(({ chain }) => chain.id === chosen) ?? first;
  const given = account.grants.filter(({ signed }) => signed !== null);
  const before = given.find(({ chain }) => chain.id === on?.chain.id) ?? given[0];
  const ownCap = useOwnCap(account.owner.address, before?.chain.id ?? null);
  if (on === undefined || on.usdc === null) return <NoChain />;
  const { chain, usdc } = on;
  const typed = typedMoney(text, usdc.decimals, locale);
  const end = endOfDay(day);
  const until = problemOf(end, now);
  const ready = typed.plain !== null && end !== null && until === null;
  const go = (): void => {
    if (typed.plain === null || end === null) return;
    const { owner } = account;
    void begin.run({
      owner: owner.address,
      chain: chain.id,
      spendCap: typed.plain,
      expiresAt: end,
    });
  };
  return (
    <WishForm
      does="Read what I would sign"
      ready={ready}
      running={begin.running}
      failure={begin.failure}
      onDo={go}
      foot={
        typed.units === null || end === null || until !== null
          ? 'Nothing is signed by this. You read the grant first.'
          : `1tx could move at most ${readable({ ...usdc, units: typed.units.toString() }, 'pays', locale)} USDC a period on ${chain.name}, until ${new Date(end).toLocaleDateString(locale, { dateStyle: 'long' })}.`
      }
    >
      <div className="grid grid-cols-2 gap-4 max-narrow:grid-cols-1">
        {whose}
        <ChainSelect label="On" value={chain.id} onValue={setChain} chains={chains} />
      </div>
      <AnotherGrant right={rightOn(account, chain.id, now)} chain={chain} />
      <MoneyField
        label="At most, in each period"
        text={text}
        onText={setText}
        held={null}
        of={usdc}
        typed={typed}
        tooMuch=""
        hint={periodWords(before?.chain.name ?? null, ownCap.cap ?? null)}
      />
      <TextField
        label="Until the end of"
        type="date"
        value={day}
        min={dayFrom(now, 0)}
        max={dayFrom(now, MOST_DAYS)}
        onValue={setDay}
        problem={until}
        hint="After it nobody can use the grant any more, whatever happens to 1tx."
        className="max-w-dialog"
      />
    </WishForm>
  );
}

function problemOf(end: number | null, now: number): string | null {
  if (end === null) return 'Say until when. A grant never holds for ever.';
  if (end <= now) return 'That day is over.';
  return end - now > (MOST_DAYS + 1) * 86_400_000 ? 'A year at most.' : null;
}
