import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Dialog as Parts } from 'radix-ui';
import { useDeferredValue, useState } from 'react';
import { useCommand } from '../client/command.ts';
import { useAsk, useHouseState } from '../client/house.tsx';
import { useRead } from '../client/read.ts';
import { FullLockQuestion } from '../lock/full-lock-question.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { StatusWord } from '../ui/status-word.tsx';
import { PaletteEarn, PaletteInstruments } from './palette-earn.tsx';
import { GROUP, Item } from './palette-item.tsx';
import { PLACES } from './places.ts';

const MOST = 8;

interface PaletteProps {
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

/** Reaches everything by typing: places, accounts, what was done, and commands of the house. */
export function Palette({ onClose, onHelp }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const ask = useAsk();
  const { underWay, waiting } = useHouseState();
  const open = (underWay ?? 0) + (waiting ?? 0);
  const [asking, setAsking] = useState(false);
  const settings = useCommand('settings', 'set');
  const navigate = useNavigate();
  const accounts = useRead('accounts', 'list', undefined);
  const found = useRead('actions', 'search', { text, limit: MOST }, { when: text.length > 1 });
  const recent = useRead('actions', 'list', { limit: MOST }, { when: text.length <= 1 });
  const actions = text.length > 1 ? found : recent;
  const close = (then: () => unknown) => (): void => {
    onClose();
    void then();
  };
  const theme = (value: 'system' | 'light' | 'dark') =>
    close(() => settings.run({ change: { theme: value } }));

  if (asking) {
    return (
      <FullLockQuestion
        open
        onOpen={onClose}
        count={open}
        onLock={() => void ask.house.lockFully()}
      />
    );
  }
  return (
    <Parts.Root open onOpenChange={onClose}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-30 animate-appear bg-veil" />
        <Parts.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-30 w-[calc(100vw-32px)] max-w-150 -translate-x-1/2 animate-rise rounded-leaf border border-hairline bg-leaf shadow-leaf"
        >
          <Parts.Title className="sr-only">Find anything</Parts.Title>
          <Command label="Find anything" loop>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder="Go to, find, or do"
              className="w-full border-b border-hairline bg-transparent px-5 py-4 text-lead focus-visible:outline-none"
            />
            <Command.List className="max-h-[50vh] overflow-y-auto p-2">
              <Command.Empty className="px-3 py-6 text-soft">
                Nothing here is called that.
              </Command.Empty>
              <Command.Group heading="Go to" className={GROUP}>
                {PLACES.map((place) => (
                  <Item
                    key={place.to}
                    name={place.name}
                    run={close(() => navigate({ to: place.to }))}
                    aside={<Kbd keys={`g ${place.letter}`} />}
                  />
                ))}
              </Command.Group>
              {accounts.state === 'full' && accounts.value.length > 0 && (
                <Command.Group heading="Accounts" className={GROUP}>
                  {accounts.value.map(({ address, name }) => (
                    <Item
                      key={address}
                      name={name}
                      words={[address]}
                      run={close(() => navigate({ to: '/accounts/$address', params: { address } }))}
                    />
                  ))}
                </Command.Group>
              )}
              {actions.state === 'full' && actions.value.length > 0 && (
                <Command.Group heading="Activity" className={GROUP}>
                  {actions.value.map((row) => (
                    <Item
                      key={row.id}
                      name={row.sentence}
                      words={[row.id, text]}
                      run={close(() =>
                        navigate({ to: '/activity/$actionId', params: { actionId: row.id } }),
                      )}
                      aside={<StatusWord row={row} />}
                    />
                  ))}
                </Command.Group>
              )}
              <PaletteEarn close={close} />
              {text.length > 1 && <PaletteInstruments close={close} />}
              <Command.Group heading="Do" className={GROUP}>
                <Item name="Send a payment" run={close(() => navigate({ to: '/send' }))} />
                <Item
                  name="Lock the screen (watching goes on)"
                  run={close(() => ask.house.lockScreen())}
                />
                <Item
                  name="Lock fully (every key is dropped)"
                  run={open > 0 ? () => setAsking(true) : close(() => ask.house.lockFully())}
                />
                <Item name="Light theme" run={theme('light')} words={['day']} />
                <Item name="Dark theme" run={theme('dark')} words={['night']} />
                <Item name="Theme of the system" run={theme('system')} />
                <Item name="List of keys" run={onHelp} aside={<Kbd keys="?" />} />
              </Command.Group>
            </Command.List>
          </Command>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
