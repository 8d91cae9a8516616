import { useRead } from '../../client/read.ts';
import { SettingsNote } from './settings-note.tsx';

/** Servers of one chain tell different stories: nothing is lost, and somebody should look. */
export function DisagreeNote() {
  const told = useRead('networks', 'disagreements', undefined);
  if (told.state !== 'full' || told.value.length === 0) return null;
  const chains = [...new Set(told.value.map(({ chain }) => chain.name))].join(' and ');
  return (
    <SettingsNote title="Servers disagree." go="Look at them">
      Those of {chains} told different stories. Nothing counts as final until they agree.
    </SettingsNote>
  );
}
