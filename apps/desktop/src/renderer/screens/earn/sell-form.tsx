import { formatAmountForInput } from '../../../contract/money.ts';
import type { Amount } from '../../../contract/values.ts';
import { useDraft } from '../../client/draft.ts';
import { usePositions } from '../../client/streams.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readable } from '../../ui/money.ts';
import { useNow } from '../../ui/now.ts';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { atWorst } from './at-worst.ts';
import type { FormProps } from './form-screen.tsx';
import { useKeptSlippage } from './kept-slippage.ts';
import { MoneyField } from './money-field.tsx';
import { NoRight } from './no-right.tsx';
import { mayAct, maySell, rightOn } from './right.ts';
import { SlippageField } from './slippage-field.tsx';
import { covers, typedMoney } from './typed-money.ts';
import { sharesFor, worthOf } from './typed-worth.ts';
import { useBegin } from './use-begin.ts';
import { WishForm } from './wish-form.tsx';

const SLIPPAGE = 50;
/** Where nobody can say what shares are worth, no amount is named. */
const UNPRICED: Amount = { asset: '', symbol: 'USDC', decimals: 6, units: '0', price: null };

/** From an instrument back into the account, on the chain it earns on and no other. */
export function SellForm({ account, whose, instrument: first, draft }: FormProps) {
  const locale = useLocale();
  const now = useNow('minute');
  const begin = useBegin('sell', draft);
  const { value, failure, again } = usePositions();
  const [chosen, setChosen] = useDraft(`${draft}instrument`, first);
  const [kept, setText] = useDraft(`${draft}shares`, '');
  const [wantsWorth, setWantsWorth] = useDraft(`${draft}in-worth`, false);
  const {
    first: firstSlippage,
    now: slippage,
    set: setSlippage,
  } = useKeptSlippage(`${draft}slippage`, SLIPPAGE);
  if (value === null) {
    return failure === null ? (
      <SkeletonRows label="Reading what earns" />
    ) : (
      <FailureNote title="What earns could not be read" failure={failure} again={again} />
    );
  }
  const held = value.list.filter(({ owner }) => owner.address === account.owner.address);
  const position = held.find(({ instrument }) => instrument === chosen) ?? held[0];
  if (position === undefined) {
    return (
      <div className="flex flex-col gap-6">
        {whose}
        <EmptyState
          title="Nothing earns in this account"
          text="What you put to work can be taken back here, at any time."
        />
      </div>
    );
  }
  const { shares, chain, worth, worthFrom } = position;
  // What was typed is about what it was typed for, whatever stands first in the list by now.
  const text = chosen === null || chosen === position.instrument ? kept : '';
  const type = (next: string): void => {
    setChosen(position.instrument);
    setText(next);
  };
  // It may be what the shares are worth; the order is in shares all the same. Where that is not known any
  // more, it does not turn into as many shares.
  const typedIn = wantsWorth ? (worth ?? UNPRICED) : null;
  const written = typedMoney(text, (typedIn ?? shares).decimals, locale);
  const typed = typedIn === null ? written : sharesFor(written, { shares, worth: typedIn });
  const ask = (inWorth: boolean, next = ''): void => {
    setWantsWorth(inWorth);
    type(next);
  };
  const comesTo = worthOf(typed.units ?? BigInt(shares.units), { shares, worth });
  const dust = typed.units !== null && comesTo === 0n;
  const problem =
    dust && worth !== null
      ? `${typedIn === null ? 'That is' : 'The shares for that are, rounded down,'} worth less than the smallest unit of ${worth.symbol}. Nothing would come of it; type more.`
      : typed.problem;
  const right = rightOn(account, chain.id, now);
  const go = (): void => {
    if (typed.plain === null) return;
    void begin.run({
      owner: account.owner.address,
      instrument: position.instrument,
      to: chain.id,
      shares: typed.plain,
      slippageBasisPoints: slippage,
    });
  };
  return (
    <WishForm
      does="Review this order"
      ready={covers(shares, typed) && !dust && maySell(right) && slippage >= 0}
      running={begin.running}
      failure={begin.failure}
      onDo={go}
      foot={
        mayAct(right)
          ? `The USDC come into your account on ${chain.name}. To have them elsewhere, withdraw them to your wallet and swap them.`
          : 'Without 1tx you can still take everything out yourself, on the page of the account.'
      }
    >
      <div className="grid grid-cols-2 gap-4 max-narrow:grid-cols-1">
        {whose}
        <Select
          label="From"
          value={position.instrument}
          onValue={(next) => {
            setChosen(next);
            setText('');
          }}
          options={held.map((one) => ({
            value: one.instrument,
            text: `${one.name}, ${one.chain.name}`,
          }))}
        />
      </div>
      <NoRight right={right} chain={chain} account={account} />
      {typedIn === null ? (
        <MoneyField
          label="Shares to give back"
          text={text}
          onText={type}
          held={shares}
          of={shares}
          typed={{ ...typed, problem }}
          tooMuch="You hold less than that."
        />
      ) : (
        <MoneyField
          label={`About so much ${typedIn.symbol} to have back`}
          text={text}
          onText={type}
          held={typedIn}
          of={typedIn}
          typed={{ ...written, problem }}
          tooMuch="They are worth less than that now."
          // All is all the shares, whatever they are worth by then.
          onAll={() =>
            ask(false, formatAmountForInput(BigInt(shares.units), shares.decimals, locale))
          }
        />
      )}
      <p className="text-soft">
        {!dust && `${saidOfTyped()} `}
        {(wantsWorth || (worth !== null && worth.units !== '0')) && (
          <button
            type="button"
            onClick={() => ask(typedIn === null)}
            className="rounded-mark text-go underline underline-offset-4"
          >
            {typedIn === null ? `Type ${worth?.symbol} instead` : 'Type shares instead'}
          </button>
        )}
      </p>
      <SlippageField first={firstSlippage} onBasisPoints={setSlippage} />
      {!dust && <p className="text-soft">{atWorst(worth ?? UNPRICED, expected(), locale)}</p>}
    </WishForm>
  );

  function expected() {
    if (comesTo === null || typed.units === null) return null;
    return { of: comesTo, about: comesTo, slippage };
  }

  function saidOfTyped(): string {
    return typedIn === null || typed.units === null ? worthOfTyped() : sharesOfTyped(typed.units);
  }

  function sharesOfTyped(units: bigint): string {
    const amount = { ...shares, units: units.toString() };
    return `That is about ${readable(amount, 'pays', locale)} ${shares.symbol} now; the order is in those.${worthFrom === 'service' ? ' What they are worth is 1tx’s word.' : ''}`;
  }

  function worthOfTyped(): string {
    if (worth === null || comesTo === null) return 'Nobody can say what they are worth now.';
    if (comesTo === 0n) {
      return `All of them are worth less than the smallest unit of ${worth.symbol}: nothing would come of them.`;
    }
    const what = typed.units === null ? 'All of them are' : 'They are';
    return `${what} worth about ${readable({ ...worth, units: comesTo.toString() }, 'gets', locale)} ${worth.symbol} now.`;
  }
}
