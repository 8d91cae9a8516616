import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useRead } from '../client/read.ts';
import { useInstruments } from '../client/streams.tsx';
import { GROUP, Item } from './palette-item.tsx';

const WISHES = [
  { wish: 'buy', name: 'Put USDC to work', words: ['buy', 'deposit', 'earn'] },
  { wish: 'sell', name: 'Take USDC back', words: ['sell', 'redeem', 'earn'] },
  { wish: 'fund', name: 'Move USDC into an account that earns', words: ['fund', 'put'] },
  { wish: 'withdraw', name: 'Withdraw', words: ['earn', 'out'] },
  { wish: 'authorize', name: 'Authorize 1tx', words: ['grant', 'allow'] },
] as const;

/** What one does with accounts that earn, the accounts themselves, and the way out of each. */
export function PaletteEarn({ close }: { readonly close: (then: () => unknown) => () => void }) {
  const navigate = useNavigate();
  const owners = useRead('earn', 'owners', undefined);
  const accounts = owners.state === 'full' ? owners.value : [];
  if (accounts.length === 0) return null;
  const to = (owner: string) =>
    close(() => navigate({ to: '/earn/accounts/$owner', params: { owner } }));
  return (
    <Command.Group heading="Earn" className={GROUP}>
      {WISHES.map(({ wish, name, words }) => (
        <Item
          key={wish}
          name={name}
          words={words}
          run={close(() => navigate({ to: '/earn/do/$wish', params: { wish }, search: {} }))}
        />
      ))}
      {accounts.map(({ owner, account }) => (
        <Item
          key={account}
          name={`Earning account of ${owner.name ?? owner.address}`}
          words={[account]}
          run={to(owner.address)}
        />
      ))}
      {accounts.map(({ owner, account }) => (
        <Item
          key={account}
          name={
            accounts.length === 1
              ? 'Exit without 1tx'
              : `Exit without 1tx, ${owner.name ?? owner.address}`
          }
          words={['leave', 'take everything out', account]}
          run={to(owner.address)}
        />
      ))}
    </Command.Group>
  );
}

/** Where USDC can earn; asked for only by somebody who types. */
export function PaletteInstruments({
  close,
}: {
  readonly close: (then: () => unknown) => () => void;
}) {
  const navigate = useNavigate();
  const { value } = useInstruments();
  const open = value?.list.filter(({ closed }) => closed === null) ?? [];
  if (open.length === 0) return null;
  return (
    <Command.Group heading="Instruments" className={GROUP}>
      {open.map(({ id, name, protocol, chain }) => (
        <Item
          key={id}
          name={chain === null ? name : `${name} on ${chain.name}`}
          words={[protocol, id]}
          run={close(() => navigate({ to: '/earn/instruments/$id', params: { id } }))}
        />
      ))}
    </Command.Group>
  );
}
