import type { EarnAccount } from '../../../contract/earn.ts';
import { Address } from '../../ui/address.tsx';
import { Qr } from '../../ui/qr.tsx';
import { AgreedAccount } from './agreed-account.tsx';
import { WhichAccount } from './which-account.tsx';

/** Where the account is: whole, as a code, and whether the service calls it the same. */
export function AccountAddress({ account: whole }: { readonly account: EarnAccount }) {
  const { account, owner, told, agreedAt } = whole;
  return (
    <section aria-label="Its address" className="flex flex-col gap-4">
      {told.agrees === false ? <WhichAccount account={whole} /> : <AgreedAccount account={whole} />}
      <div className="flex flex-wrap items-start gap-6">
        <Qr text={account} label={`A code that says ${account}`} size={148} />
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-3">
          <div className="flex flex-col gap-1">
            <span className="text-note text-soft">The account, the same on every chain</span>
            <Address address={account} show="whole" />
          </div>
          <div className="flex flex-col gap-1">
            <span className="text-note text-soft">
              {agreedAt === null ? 'It belongs to' : 'It is to belong to'}
            </span>
            <Address address={owner.address} name={owner.name} />
          </div>
          <p className="max-w-words text-note text-soft">
            {origin(whole)} Send only USDC to it, on a chain that stands below.
          </p>
        </div>
      </div>
    </section>
  );
}

function origin({ told, agreedAt }: EarnAccount): string {
  if (agreedAt !== null) return 'Named by 1tx; nobody here can compute it.';
  if (told.agrees === null) return 'Computed here from your address; nobody had to be asked.';
  return told.agrees
    ? 'Computed here from your address; 1tx names the same.'
    : 'Computed here from your address; 1tx names another.';
}
