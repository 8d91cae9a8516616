import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { PLACES } from './places.ts';

const CHORD_MS = 1_200;

interface Openers {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

/**
 * Ctrl/Cmd-K, `g` and a letter, `?`, and Esc: out of a field first, then back to where one came from.
 * What a dialog or a list does with a key comes first.
 */
export function useShortcuts(openers: Openers): void {
  const router = useRouter();
  const latest = useRef(openers);
  latest.current = openers;
  useEffect(() => {
    let chordUntil = 0;
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('[role=dialog]') !== null) return;
      if (event.key === 'Escape') {
        const { activeElement } = document;
        if (isEditable(activeElement)) activeElement.blur();
        else if (!isPlace(router.state.location.pathname)) router.history.back();
        return;
      }
      if (isEditable(document.activeElement)) return;
      if (event.timeStamp < chordUntil) {
        chordUntil = 0;
        const place = PLACES.find(({ letter }) => letter === event.key.toLowerCase());
        if (place === undefined) return;
        event.preventDefault();
        void router.navigate({ to: place.to });
      } else if (event.key === 'g') chordUntil = event.timeStamp + CHORD_MS;
      else if (event.key === '?') latest.current.openHelp();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [router]);
}

function isPlace(path: string): boolean {
  return PLACES.some(({ to }) => to === path);
}

function isEditable(element: Element | null): element is HTMLElement {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLSelectElement) return true;
  return (
    element instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(element.type)
  );
}
