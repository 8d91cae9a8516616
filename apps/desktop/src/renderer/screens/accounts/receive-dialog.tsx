import type { Account } from '../../../contract/accounts.ts';
import type { NamedChain } from '../../../contract/values.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Identicon } from '../../ui/identicon.tsx';
import { Qr } from '../../ui/qr.tsx';
import { names } from '../holdings/holdings.ts';
import { grouped } from './grouped.ts';

/** The address to be paid at: whole, as a code, and the chains it is watched on. */
export function ReceiveDialog({
  account: { address, name },
  chains,
  sandbox,
  onClose,
}: {
  readonly account: Account;
  /** Where arrivals are seen. */
  readonly chains: readonly NamedChain[];
  readonly sandbox: boolean;
  readonly onClose: () => void;
}) {
  const seen = names(chains.map((chain) => chain.name));
  return (
    <Dialog open onOpen={onClose} title={`Receive at ${name}`}>
      <div className="flex flex-col items-center gap-5">
        <Qr text={address} label={`A code that says ${address}`} size={208} />
        <div className="flex items-start gap-3">
          <span className="mt-1">
            <Identicon of={address} size={28} />
          </span>
          <p className="font-mono text-lead break-all">
            <span className="sr-only">{address}</span>
            <span aria-hidden className="flex flex-wrap gap-x-3">
              {grouped(address).map((group) => (
                <span key={group.at}>{group.text}</span>
              ))}
            </span>
          </p>
        </div>
        <CopyButton text={address} what="address" label="Copy the address" />
      </div>
      {sandbox ? (
        <p className="border-l-2 border-wait bg-wait-wash px-4 py-3 text-note">
          <span className="font-medium text-wait">Play money only. </span>
          This address belongs to the sandbox. Real money sent to it would be on a real chain, where
          this profile neither sees nor reaches it.
        </p>
      ) : (
        <p className="border-l-2 border-wait bg-wait-wash px-4 py-3 text-note">
          <span className="font-medium text-wait">Mind the chain. </span>
          {seen === ''
            ? 'No chain is being read yet: what arrives would not show.'
            : `Arrivals are seen on ${seen}. What is sent on any other chain is still yours, but does not show here until an endpoint of that chain is set.`}
        </p>
      )}
    </Dialog>
  );
}
