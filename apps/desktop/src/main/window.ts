import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { fitBounds, SMALLEST } from './bounds.ts';
import { HARDENED } from './hardened.ts';
import { PAGE_URL } from './origin.ts';
import { readWindowState, rememberWindow } from './window-state.ts';

export interface WindowOptions {
  readonly session: Session;
  readonly preload: string;
  /** Where the place of the window is remembered. */
  readonly stateFile: string;
  readonly developerTools: boolean;
}

/** Paper by day, slate by night: what stands there before the page does. */
const BACKDROP = { light: '#faf8f3', dark: '#15191d' };

export function createWindow(options: WindowOptions): BrowserWindow {
  const { session, preload, stateFile, developerTools } = options;
  const stored = readWindowState(stateFile);
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fitBounds(stored, displays),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Countinghouse',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKDROP.dark : BACKDROP.light,
    webPreferences: { ...HARDENED, session, preload, devTools: developerTools },
  });
  if (stored?.maximized === true) window.maximize();
  rememberWindow(window, stateFile);
  window.once('ready-to-show', () => window.show());
  // The title says how things stand; that is ours to say, not the page's.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.loadURL(PAGE_URL).catch(() => {
    // Closed before it was loaded is no failure.
    if (!window.isDestroyed()) console.error('The page did not load.');
  });
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
