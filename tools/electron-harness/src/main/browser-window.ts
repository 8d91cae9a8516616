import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron';
import { strict } from '../strict.ts';
import { app } from './app.ts';
import { preventable } from './event.ts';
import { type HarnessSession, session } from './session.ts';
import { state } from './state.ts';
import { HarnessContents } from './web-contents.ts';

type Implemented = Pick<
  BrowserWindow,
  | 'show'
  | 'hide'
  | 'focus'
  | 'restore'
  | 'minimize'
  | 'maximize'
  | 'isVisible'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFocused'
  | 'isDestroyed'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'getTitle'
  | 'setTitle'
  | 'loadURL'
  | 'close'
  | 'destroy'
>;

const windows = new Set<HarnessWindow>();

/** Stands in for `BrowserWindow`: its place and state are kept here, no window is ever seen. */
class HarnessWindow extends EventEmitter implements Implemented {
  readonly webContents: HarnessContents;
  private bounds: { x: number; y: number; width: number; height: number };
  private title: string;
  private visible: boolean;
  private minimized = false;
  private maximized = false;
  private focused = false;
  private gone = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!state.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const { webPreferences = {} } = options;
    const { sandbox = true, contextIsolation = true, nodeIntegration = false } = webPreferences;
    if (!(sandbox || state.sandboxed) || !contextIsolation || nodeIntegration) {
      throw new Error('electron-harness: only sandboxed and isolated pages are implemented');
    }
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.title = options.title ?? '';
    this.visible = options.show ?? true;
    const used = (webPreferences.session as HarnessSession | undefined) ?? session.defaultSession;
    const contents = new HarnessContents(used, webPreferences);
    this.webContents = contents.strict;
    contents.once('ready-to-show', () => this.emit('ready-to-show'));
    contents.once('page-closed', () => this.close());
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  show(): void {
    this.visible = true;
    this.focus();
  }

  hide(): void {
    this.visible = false;
  }

  focus(): void {
    this.focused = true;
    this.emit('focus');
  }

  restore(): void {
    this.minimized = false;
  }

  minimize(): void {
    this.minimized = true;
    this.focused = false;
  }

  maximize(): void {
    this.maximized = true;
    this.visible = true;
  }

  isVisible(): boolean {
    return this.visible && !this.minimized;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  isFocused(): boolean {
    return this.focused;
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    if (this.gone) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.gone) return;
    this.gone = true;
    windows.delete(this);
    void this.webContents.destroy();
    this.emit('closed');
    app.windowClosed(windows.size);
  }
}

app.closeWindows = () => {
  for (const window of [...windows]) window.close();
  return windows.size === 0;
};

const statics: Pick<typeof BrowserWindow, 'getAllWindows' | 'fromWebContents'> = {
  getAllWindows: () => [...windows] as unknown as BrowserWindow[],
  fromWebContents: (contents: WebContents) => {
    const found = [...windows].find(({ webContents }) => webContents.id === contents.id);
    return (found ?? null) as unknown as BrowserWindow | null;
  },
};

export const HarnessBrowserWindow = new Proxy(Object.assign(HarnessWindow, statics), {
  construct: (target, [options]) => strict('BrowserWindow', new target(options)),
  get: (target, key) => {
    if (key in target || typeof key === 'symbol') return Reflect.get(target, key);
    throw new Error(`electron-harness: BrowserWindow.${key} is not implemented`);
  },
});
