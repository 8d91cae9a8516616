import type { Account } from '../../../contract/accounts.ts';
import type { SignedHead } from '../../../contract/ledger.ts';
import { Address, shorten } from '../../ui/address.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Time } from '../../ui/time.tsx';

/** Every head that was signed, newest first, each to be saved as a file. */
export function HeadList({
  heads,
  accounts,
}: {
  readonly heads: readonly SignedHead[];
  readonly accounts: readonly Account[];
}) {
  if (heads.length === 0) {
    return (
      <p className="border-y border-hairline py-4 text-soft">
        None is signed yet. Before something large, and at the end of a month, are good moments.
      </p>
    );
  }
  const nameOf = (address: string): string | null =>
    accounts.find((each) => each.address.toLowerCase() === address.toLowerCase())?.name ?? null;
  return (
    <ul aria-label="Signed heads" className="rows border-y border-hairline">
      {heads.map((head) => (
        <li
          key={`${head.seq} ${head.at} ${head.address}`}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3"
        >
          <span className="flex min-w-0 flex-col">
            <span>
              Event {head.seq}, <Time at={head.at} />
            </span>
            <span className="text-note text-faint">
              hash{' '}
              <span className="font-mono" title={head.hash}>
                {shorten(head.hash, 10, 8)}
              </span>
            </span>
            <span className="text-note">
              <Address address={head.address} name={nameOf(head.address)} copy={false} />
            </span>
          </span>
          <Button small onClick={() => save(head)}>
            Save as a file
          </Button>
        </li>
      ))}
    </ul>
  );
}

function save(head: SignedHead): void {
  const text = `${JSON.stringify(head, null, 2)}\n`;
  saveFile(`countinghouse-head-${head.seq}.json`, [text], 'application/json');
}
