import { Link } from '@tanstack/react-router';
import type { NamedChain } from '../../../contract/values.ts';
import { useLook } from '../../client/look.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { GasWay } from '../accounts/gas-way.tsx';

/** Before USDC cross: whether they could leave again where they go, and the two ways to see to it. */
export function WayBack({ owner, chain }: { readonly owner: string; readonly chain: NamedChain }) {
  const look = useLook('earn', 'wayBack', { owner, chain: chain.id });
  if (look.state === 'loading') return null;
  if (look.state === 'failed') {
    return (
      <FailureNote
        title={`Whether it could leave ${chain.name} again could not be read`}
        failure={look.failure}
        again={look.again}
      />
    );
  }
  const { warning } = look.value;
  if (warning === null) return null;
  return (
    <div className="flex flex-col gap-3">
      <Warnings list={[warning]} />
      <WaysBack owner={owner} chain={chain} />
    </div>
  );
}

/** A right for 1tx there, or gas in one's own wallet there. */
export function WaysBack({ owner, chain }: { readonly owner: string; readonly chain: NamedChain }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <Link
        to="/earn/do/$wish"
        params={{ wish: 'authorize' }}
        search={{ owner, chain: chain.id }}
        className="font-medium underline underline-offset-4"
      >
        Authorize {chain.name}
      </Link>
      <GasWay address={owner} chain={chain} />
    </div>
  );
}
