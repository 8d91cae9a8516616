import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Account } from '../../../contract/accounts.ts';
import { formatAmountForInput } from '../../../contract/money.ts';
import { useCommand } from '../../client/command.ts';
import { forgetDraft } from '../../client/draft.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useLocale } from '../../ui/locale.tsx';
import { readable, worth } from '../../ui/money.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { keptHint, type Purse, UseAll, useKept } from '../holdings/use-all.tsx';
import { AddressField } from '../swap/address-field.tsx';
import { contractIn } from '../swap/holding.ts';
import { assetKey, type SendDraft, type SendPlan } from './draft.ts';

export interface SendFormProps {
  readonly draft: SendDraft;
  readonly onDraft: (draft: SendDraft) => void;
  readonly plan: SendPlan;
  readonly accounts: readonly Account[];
  /** Under which the draft is kept until the payment is written down. */
  readonly draftKey: string;
}

export function SendForm({ draft, onDraft, plan, accounts, draftKey }: SendFormProps) {
  const locale = useLocale();
  const navigate = useNavigate();
  const send = useCommand('accounts', 'send');
  const [usable, setUsable] = useState(false);
  const { account, holdings, holding, units } = plan;
  const set = (change: Partial<SendDraft>): void => onDraft({ ...draft, ...change });
  const held = holding === null ? 0n : BigInt(holding.amount.units);
  const purse = purseOf(plan, held);
  const kept = useKept(purse);
  const tooMuch = units !== null && units > held;
  const ready = account !== null && holding !== null && units !== null && usable && !tooMuch;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || send.running) return;
    const answer = await send.run({
      account: account.address,
      chain: holding.chain.id,
      asset: holding.amount.asset,
      to: draft.to.trim(),
      units: units.toString(),
      note: draft.note.trim(),
    });
    if (!answer.ok) return;
    forgetDraft(draftKey);
    const { actionId } = answer.value;
    void navigate({ to: '/activity/$actionId', params: { actionId } });
  };
  const from = (
    <Select
      label="From"
      value={account?.address ?? ''}
      onValue={(address) => set({ account: address, asset: null })}
      options={accounts.map(({ address, name }) => ({ value: address, text: name }))}
    />
  );
  if (holding === null) {
    return (
      <div className="flex flex-col gap-6">
        {from}
        <EmptyState
          title="This account holds nothing yet"
          text="What it receives on a chain with an endpoint can be sent from here."
        />
      </div>
    );
  }
  const { amount, chain } = holding;
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-6">
      <div className="grid grid-cols-2 gap-4 max-narrow:grid-cols-1">
        {from}
        <Select
          label="What"
          value={assetKey(holding)}
          onValue={(asset) => set({ asset })}
          options={holdings.map((each) => ({
            value: assetKey(each),
            text: `${each.amount.symbol} on ${each.chain.name}: ${readable(each.amount, 'gets', locale)}`,
          }))}
        />
      </div>
      <AmountField
        label="Amount"
        autoFocus
        value={draft.text}
        onValue={(text) => set({ text })}
        unit={amount.symbol}
        problem={
          plan.problem ??
          (tooMuch
            ? `This account holds ${readable(amount, 'gets', locale)} ${amount.symbol}.`
            : null)
        }
        hint={keptHint(purse, kept, units, locale) ?? undefined}
        aside={
          <span className="figures">
            {readable(amount, 'gets', locale)} {amount.symbol}
            {purse !== null && (
              <UseAll
                purse={purse}
                kept={kept}
                onAll={(all) => set({ text: formatAmountForInput(all, amount.decimals, locale) })}
              />
            )}
          </span>
        }
        worth={
          units === null ? null : worth({ ...amount, units: units.toString() }, 'pays', locale)
        }
      />
      <AddressField
        label={`To, on ${chain.name}`}
        chain={chain}
        text={draft.to}
        again=""
        onText={(to) => set({ to })}
        onUsable={setUsable}
      />
      <TextField
        label="A note for yourself"
        hint="Kept in your ledger. Nobody else sees it."
        value={draft.note}
        maxLength={500}
        onValue={(note) => set({ note })}
      />
      {send.failure !== null && (
        <FailureNote failure={send.failure} title="The payment was not written down" />
      )}
      <div className="flex justify-end border-t border-rule pt-4">
        <Button kind="go" type="submit" disabled={!ready} busy={send.running}>
          Review this payment
        </Button>
      </div>
    </form>
  );
}

function purseOf({ account, holding }: SendPlan, held: bigint): Purse | null {
  if (account === null || holding === null) return null;
  const { amount, chain } = holding;
  const contract = contractIn(amount.asset);
  return { ...amount, account: account.address, chain: chain.id, contract, held };
}
