import { useState } from 'react';
import { useDraft } from '../../client/draft.ts';
import { Address } from '../../ui/address.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { ChainSelect, fullest, withUsdc } from './chain-select.tsx';
import type { FormProps } from './form-screen.tsx';
import { MoneyField } from './money-field.tsx';
import { NoChain } from './no-chain.tsx';
import { OrdersThatTake } from './open-orders.tsx';
import { OpenWithdrawals } from './open-withdrawals.tsx';
import { covers, typedMoney } from './typed-money.ts';
import { useBegin } from './use-begin.ts';
import { WishForm } from './wish-form.tsx';

/** USDC from the account to its owner, by a digest that nobody can read. */
export function WithdrawForm({ account, whose, draft }: FormProps) {
  const locale = useLocale();
  const begin = useBegin('withdraw', draft);
  const chains = withUsdc(account.chains);
  const [chosen, setChain] = useDraft<string | null>(`${draft}chain`, null);
  const [text, setText] = useDraft(`${draft}amount`, '');
  const [beside, setBeside] = useState(false);
  const on = chains.find(({ chain }) => chain.id === chosen) ?? fullest(chains);
  if (on === undefined || on.usdc === null) return <NoChain />;
  const { chain, usdc } = on;
  const typed = typedMoney(text, usdc.decimals, locale);
  const another = account.withdrawals.length > 0;
  const ready = covers(usdc, typed) && (!another || beside);
  const go = (): void => {
    if (typed.plain === null) return;
    void begin.run({
      owner: account.owner.address,
      chain: chain.id,
      amount: typed.plain,
      besideAnother: another && beside,
    });
  };
  return (
    <WishForm
      does="Ask 1tx what to sign"
      ready={ready}
      running={begin.running}
      failure={begin.failure}
      onDo={go}
      foot="Nothing is signed by this. 1tx answers with 32 bytes that nobody can read; you decide then."
    >
      <div className="grid grid-cols-2 gap-4 max-narrow:grid-cols-1">
        {whose}
        <ChainSelect label="From" value={chain.id} onValue={setChain} chains={chains} />
      </div>
      <MoneyField
        label="Amount"
        text={text}
        onText={setText}
        held={usdc}
        of={usdc}
        typed={typed}
        tooMuch="The account holds less than that there."
      />
      <OrdersThatTake list={account.orders} chain={chain.id} />
      <div className="flex flex-col gap-1">
        <span className="text-note text-soft">To your own address</span>
        <Address address={account.owner.address} name={account.owner.name} show="whole" />
      </div>
      <Warnings
        list={[
          {
            code: 'BLIND',
            weight: 'note',
            sentence:
              'A withdrawal through 1tx is signed blindly. To read every call before you sign, take everything out without 1tx instead, on the page of the account.',
          },
        ]}
      />
      {another && (
        <>
          <OpenWithdrawals list={account.withdrawals} />
          <Checkbox checked={beside} onChecked={setBeside}>
            I know that this one most likely takes the place of the other at 1tx, that the other may
            still happen if it was signed already, and accept that both do.
          </Checkbox>
        </>
      )}
    </WishForm>
  );
}
