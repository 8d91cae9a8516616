import { Address } from '../../ui/address.tsx';
import { AddressField } from './address-field.tsx';
import { Answered, Asked } from './answered.tsx';
import type { Said } from './conversation.tsx';

/** Where a deposit from outside comes back to. Asked before the real quote, which fixes it. */
export function RefundQuestion({
  draft,
  say,
  plan,
  open,
  onUsable,
}: Said & { readonly open: boolean; readonly onUsable: (usable: boolean) => void }) {
  const { origin } = plan;
  if (origin === null) return null;
  if (!open) {
    return (
      <Answered
        question="Back to, if it fails"
        onOpen={() => say({ type: 'opened', question: 'refund' })}
        answer={<Address address={draft.refund.trim()} what="refund address" />}
      />
    );
  }
  return (
    <Asked question="Where may it come back to, if the swap fails?">
      <p className="max-w-words text-soft">
        An address of your own on {origin.chain.name}. The address that an exchange sends from is
        not one: what comes back there is lost to you.
      </p>
      <AddressField
        label={`Refund address on ${origin.chain.name}`}
        chain={origin.chain}
        text={draft.refund}
        again={draft.refundAgain}
        onText={(text, again) => say({ type: 'refund', text, again })}
        onUsable={onUsable}
      />
    </Asked>
  );
}
