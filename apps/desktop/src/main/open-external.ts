import { shell } from 'electron';
import { admitExternal } from './external.ts';

/** The one door to the person's browser. What may not pass is dropped; the page is not told. */
export function openExternal(address: string): void {
  const admitted = admitExternal(address);
  if (admitted === null) return;
  shell.openExternal(admitted).catch(() => {
    console.error('The system would not open a link in the browser.');
  });
}
