import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { COMMAND_KEY } from './keys.ts';
import { PLACES } from './places.ts';

const GENERAL: readonly (readonly [keys: string, does: string])[] = [
  [`${COMMAND_KEY} K`, 'Find anything: places, accounts, actions, commands'],
  ['?', 'This list'],
  ['Esc', 'Out of a field, then back; nothing typed is lost'],
  ['Enter', 'Goes on'],
];

export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const places = PLACES.map(({ letter, name }) => [`g ${letter}`, `Go to ${name}`] as const);
  return (
    <Dialog open onOpen={onClose} title="Keys">
      <dl className="rows">
        {[...GENERAL, ...places].map(([keys, does]) => (
          <div key={keys} className="flex items-baseline justify-between gap-6 py-2">
            <dt className="text-soft">{does}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
