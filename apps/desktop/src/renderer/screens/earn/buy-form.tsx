import { useDraft } from '../../client/draft.ts';
import { useRead } from '../../client/read.ts';
import { useInstruments } from '../../client/streams.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { useNow } from '../../ui/now.ts';
import { Select } from '../../ui/select.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { atWorst } from './at-worst.ts';
import { ChainSelect, fullest, withUsdc } from './chain-select.tsx';
import { Crossing, type Speed, useCosts } from './crossing.tsx';
import type { FormProps } from './form-screen.tsx';
import { useKeptSlippage } from './kept-slippage.ts';
import { MoneyField } from './money-field.tsx';
import { NoChain } from './no-chain.tsx';
import { NoRight } from './no-right.tsx';
import { isMissingKey, NotConnected } from './not-connected.tsx';
import { ownCapWarnings, ownCapWords, useOwnCap } from './own-cap.ts';
import { readApy } from './read-figures.ts';
import { mayAct, rightOn } from './right.ts';
import { SlippageField } from './slippage-field.tsx';
import { covers, plainOf, typedMoney } from './typed-money.ts';
import { useBegin } from './use-begin.ts';
import { WayBack } from './way-back.tsx';
import { WishForm } from './wish-form.tsx';

const SLIPPAGE = 50;

/** From the account into an instrument: on its own chain, or across chains. */
export function BuyForm({ account, whose, instrument: first, draft }: FormProps) {
  const locale = useLocale();
  const now = useNow('minute');
  const begin = useBegin('buy', draft);
  const settings = useRead('settings', 'get', undefined);
  const instruments = useInstruments();
  const chains = withUsdc(account.chains);
  const [chosen, setInstrument] = useDraft(`${draft}instrument`, first);
  const [source, setSource] = useDraft<string | null>(`${draft}from`, null);
  const [text, setText] = useDraft(`${draft}amount`, '');
  const [speed, setSpeed] = useDraft<Speed>(`${draft}speed`, 'standard');
  const keptSlippage = useKeptSlippage(`${draft}slippage`, SLIPPAGE);
  const list = instruments.value?.list.filter(({ closed }) => closed === null) ?? [];
  const place = list.find(({ id }) => id === chosen) ?? list[0];
  const same = chains.find(({ chain }) => chain.id === place?.chain?.id);
  const enough = same?.usdc != null && same.usdc.units !== '0' ? same : fullest(chains);
  const on = chains.find(({ chain }) => chain.id === source) ?? enough;
  const usdc = on?.usdc ?? null;
  const typed = typedMoney(text, usdc?.decimals ?? 6, locale);
  const to = place?.chain ?? null;
  const crosses = on !== undefined && to !== null && on.chain.id !== to.id;
  const costs = useCosts(crosses ? { from: on.chain.id, to: to.id } : null, typed.plain);
  const ownCap = useOwnCap(
    account.owner.address,
    on !== undefined && rightOn(account, on.chain.id, now) === 'held' ? on.chain.id : null,
  );
  if (instruments.value === null) {
    if (instruments.failure === null) return <SkeletonRows label="Asking 1tx what it lists" />;
    return isMissingKey(instruments.failure) ? (
      <NotConnected />
    ) : (
      <FailureNote
        title="What 1tx lists could not be read"
        failure={instruments.failure}
        again={instruments.again}
      />
    );
  }
  if (on === undefined || usdc === null || place === undefined || to === null) return <NoChain />;
  const right = rightOn(account, on.chain.id, now);
  const may = mayAct(right);
  const slippage = keptSlippage.now;
  const fast = crosses && speed === 'fast';
  const fee = costs.value?.fast.fee ?? null;
  const against = ownCapWarnings(ownCap, typed.units, usdc, on.chain.name);
  const stopped = against.some(({ weight }) => weight === 'stop');
  const ready = covers(usdc, typed) && may && !stopped && (!fast || fee !== null) && slippage >= 0;
  const crossing = fast && fee !== null ? BigInt(fee.units) : 0n;
  const should = (typed.units ?? 0n) - crossing;
  const expected =
    typed.units === null || should <= 0n ? null : { of: typed.units, about: should, slippage };
  const go = (): void => {
    if (typed.plain === null) return;
    void begin.run({
      owner: account.owner.address,
      instrument: place.id,
      from: on.chain.id,
      amount: typed.plain,
      slippageBasisPoints: slippage,
      transfer:
        fast && fee !== null
          ? { speed: 'fast', maxFee: plainOf(BigInt(fee.units), fee.decimals) }
          : { speed: 'standard' },
    });
  };
  return (
    <WishForm
      does="Review this order"
      ready={ready && settings.state !== 'loading'}
      running={begin.running}
      failure={begin.failure}
      onDo={go}
      foot="Nothing is asked of 1tx by this. You read the order first."
    >
      <div className="grid grid-cols-2 gap-4 max-narrow:grid-cols-1">
        {whose}
        <ChainSelect label="From" value={on.chain.id} onValue={setSource} chains={chains} />
      </div>
      <Select
        label="Into"
        value={place.id}
        onValue={setInstrument}
        options={list.map((one) => ({
          value: one.id,
          text: `${one.name}, ${one.chain?.name ?? ''}: ${readApy(one.apy, locale)} a year`,
        }))}
      />
      {place.check.result === 'cannot-be-checked' && (
        <Warnings list={[{ code: 'UNCHECKED', weight: 'risk', sentence: place.check.sentence }]} />
      )}
      <NoRight right={right} chain={on.chain} account={account} />
      <MoneyField
        label="Amount"
        text={text}
        onText={setText}
        held={usdc}
        of={usdc}
        typed={typed}
        tooMuch="The account holds less than that there."
        hint={ownCapWords(ownCap, usdc)}
      />
      <Warnings list={against} />
      {crosses && (
        <Crossing from={on.chain.name} to={to.name} costs={costs} speed={speed} onSpeed={setSpeed}>
          <WayBack owner={account.owner.address} chain={to} />
        </Crossing>
      )}
      <SlippageField first={keptSlippage.first} onBasisPoints={keptSlippage.set} />
      <p className="text-soft">{atWorst(usdc, expected, locale)}</p>
    </WishForm>
  );
}
