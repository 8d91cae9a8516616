import { Address } from '../../ui/address.tsx';
import { Choice } from '../../ui/choice.tsx';
import { AddressField } from './address-field.tsx';
import { Answered, Asked } from './answered.tsx';
import type { Said } from './conversation.tsx';
import { isOurKind } from './plan.ts';

const ELSEWHERE = 'elsewhere';

/** Who gets it: an account of ours, or an address that is typed. */
export function RecipientQuestion({
  draft,
  say,
  facts,
  plan,
  open,
  onUsable,
}: Said & { readonly open: boolean; readonly onUsable: (usable: boolean) => void }) {
  const { destination, paidAccount } = plan;
  if (destination === null) return null;
  const { symbol, chain } = destination;
  if (!open) {
    return (
      <Answered
        question="Paid out to"
        onOpen={() => say({ type: 'opened', question: 'recipient' })}
        answer={
          paidAccount === null ? (
            <Address address={draft.recipient.trim()} what="recipient" />
          ) : (
            <Address address={paidAccount.address} name={paidAccount.name} what="recipient" />
          )
        }
      />
    );
  }
  const ours = isOurKind(destination) && facts.accounts.length > 0;
  return (
    <Asked question={`Who gets the ${symbol}?`}>
      {ours && (
        <Choice
          label={`Who gets the ${symbol}?`}
          value={draft.elsewhere ? ELSEWHERE : (paidAccount?.address ?? null)}
          onValue={(value) =>
            say(
              value === ELSEWHERE
                ? { type: 'paid elsewhere' }
                : { type: 'paid to account', address: value },
            )
          }
          options={[
            ...facts.accounts.map(({ address, name }) => ({
              value: address,
              title: name,
              text: <span className="font-mono">{address}</span>,
            })),
            { value: ELSEWHERE, title: 'Somebody else', text: `Any address on ${chain.name}.` },
          ]}
        />
      )}
      {(!ours || draft.elsewhere) && (
        <AddressField
          label={`Address on ${chain.name}`}
          chain={chain}
          text={draft.recipient}
          again={draft.recipientAgain}
          onText={(text, again) => say({ type: 'recipient', text, again })}
          onUsable={onUsable}
          autoFocus={draft.elsewhere}
        />
      )}
    </Asked>
  );
}
