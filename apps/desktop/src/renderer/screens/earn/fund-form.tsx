import { useDraft } from '../../client/draft.ts';
import { useBalances } from '../../client/streams.tsx';
import { Address } from '../../ui/address.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { ChainSelect, withUsdc } from './chain-select.tsx';
import type { FormProps } from './form-screen.tsx';
import { MoneyField } from './money-field.tsx';
import { NoChain } from './no-chain.tsx';
import { covers, typedMoney } from './typed-money.ts';
import { useBegin } from './use-begin.ts';
import { WishForm } from './wish-form.tsx';

/** USDC from the wallet to the owner's own account. The recipient cannot be chosen. */
export function FundForm({ account, whose, draft }: FormProps) {
  const locale = useLocale();
  const begin = useBegin('fund', draft);
  const balances = useBalances();
  const chains = withUsdc(account.chains);
  const [chosen, setChain] = useDraft<string | null>(`${draft}chain`, null);
  const [text, setText] = useDraft(`${draft}amount`, '');
  const inWallet = (chain: string, asset: string) =>
    balances.value?.list.find(
      (one) =>
        one.account.toLowerCase() === account.owner.address.toLowerCase() &&
        one.chain.id === chain &&
        one.amount.asset === asset &&
        one.at !== null,
    )?.amount ?? null;
  const richest = [...chains].sort((a, b) => held(b) - held(a))[0];
  const on = chains.find(({ chain }) => chain.id === chosen) ?? richest;
  if (on === undefined || on.usdc === null) return <NoChain />;
  const { chain, usdc } = on;
  const wallet = inWallet(chain.id, usdc.asset);
  const typed = typedMoney(text, usdc.decimals, locale);
  function held(one: (typeof chains)[number]): number {
    return Number(one.usdc === null ? 0 : (inWallet(one.chain.id, one.usdc.asset)?.units ?? 0));
  }
  const go = (): void => {
    if (typed.plain === null) return;
    void begin.run({ owner: account.owner.address, chain: chain.id, amount: typed.plain });
  };
  return (
    <WishForm
      does="Review this payment"
      ready={covers(wallet, typed) && on.otherOwner === null}
      running={begin.running}
      failure={begin.failure}
      onDo={go}
      foot={
        on.otherOwner !== null
          ? `${on.moves} Nothing can be put in there.`
          : wallet === null && balances.value !== null
            ? `Your wallet holds no USDC on ${chain.name}.`
            : `It arrives in your account on ${chain.name}. ${on.moves}`
      }
    >
      <div className="grid grid-cols-2 gap-4 max-narrow:grid-cols-1">
        {whose}
        <ChainSelect
          label="On, with what lies there already"
          value={chain.id}
          onValue={setChain}
          chains={chains}
        />
      </div>
      <MoneyField
        label="Amount"
        text={text}
        onText={setText}
        held={wallet}
        of={usdc}
        typed={typed}
        tooMuch="Your wallet holds less than that there."
      />
      <div className="flex flex-col gap-1">
        <span className="text-note text-soft">
          {account.agreedAt === null ? 'To your own account' : 'To the account that 1tx names'}
        </span>
        <Address address={account.account} show="whole" />
      </div>
    </WishForm>
  );
}
