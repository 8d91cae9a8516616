import { EventEmitter } from 'node:events';
import type { WebContents, WebPreferences } from 'electron';
import type { CDPSession, Page, Request } from 'playwright-core';
import { strict } from '../strict.ts';
import { fromChromium, toChromium } from './addresses.ts';
import { preventable } from './event.ts';
import { HarnessFrame } from './frame.ts';
import { ipcMain } from './ipc-main.ts';
import { answerRequests } from './requests.ts';
import type { HarnessSession } from './session.ts';
import { openChromium, state } from './state.ts';
import { installWorld, type World } from './world.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];
type Implemented = Pick<
  WebContents,
  | 'setWindowOpenHandler'
  | 'forcefullyCrashRenderer'
  | 'reload'
  | 'getURL'
  | 'isDestroyed'
  | 'isCrashed'
  | 'loadURL'
  | 'id'
>;

let last = 0;

/** Stands in for `WebContents`: a page of the one Chromium, replaced by another after a crash. */
export class HarnessContents extends EventEmitter implements Implemented {
  readonly id: number;
  readonly session: HarnessSession;
  readonly mainFrame: HarnessFrame;
  /** This, as the application sees it. */
  readonly strict: HarnessContents;
  private readonly preferences: WebPreferences;
  private opened: Promise<Page>;
  private page: Page | null = null;
  private world: World | null = null;
  private cdp: CDPSession | null = null;
  private openHandler: OpenHandler | null = null;
  private address = '';
  private crashed: 'no' | 'asked' | 'yes' = 'no';
  private destroyed = false;

  constructor(session: HarnessSession, preferences: WebPreferences) {
    super();
    this.strict = strict('WebContents', this);
    last += 1;
    this.id = last;
    this.session = session;
    this.preferences = preferences;
    const frame = new HarnessFrame({
      url: () => fromChromium(this.page?.mainFrame().url() ?? '', state.schemes),
      isGone: () => this.destroyed || this.page === null,
      deliver: (channel, args, ports) => {
        if (this.world !== null) this.world.deliver(channel, args, ports);
        else for (const port of ports) port.close();
      },
    });
    this.mainFrame = strict('WebFrameMain', frame);
    this.opened = this.open();
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  /** Electron has this too, though its types do not say so. */
  getLastWebPreferences(): Omit<WebPreferences, 'session'> {
    const { session: _, ...rest } = this.preferences;
    return rest;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed === 'yes';
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.opened;
    this.address = url;
    const { context } = openChromium();
    const granted = this.session.granted(this.strict as unknown as WebContents, url);
    await context.grantPermissions([...granted], {
      origin: new URL(toChromium(url, state.schemes)).origin,
    });
    await page.goto(toChromium(url, state.schemes));
  }

  reload(): void {
    if (this.crashed === 'yes') {
      // Playwright has no use for a page that has crashed: another takes its place.
      this.crashed = 'no';
      this.opened = this.open();
    }
    void this.loadURL(this.address).catch((error: Error) => this.report(error));
  }

  forcefullyCrashRenderer(): void {
    this.crashed = 'asked';
    // Nobody answers from a process that is gone.
    this.cdp?.send('Page.crash').catch(() => undefined);
  }

  /** Closes the page, and with it everything that hangs on it. Not called twice. */
  async destroy(): Promise<void> {
    this.destroyed = true;
    const page = await this.opened.catch(() => null);
    this.world?.end();
    await page?.close();
    this.emit('destroyed');
  }

  /** Asks those who may have something against it. */
  mayNavigate(request: Request): boolean {
    const isMainFrame = request.frame().parentFrame() === null;
    const url = fromChromium(request.url(), state.schemes);
    if (isMainFrame && request.url() === toChromium(this.address, state.schemes)) return true;
    const details = { url, isMainFrame, isSameDocument: false, frame: this.mainFrame };
    const event = preventable(details);
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  private async open(): Promise<Page> {
    const { context } = openChromium();
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Page.enable');
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const asked = {
        url: fromChromium(url, state.schemes),
        frameName: windowName,
        features: windowFeatures.join(','),
      };
      const details = strict('HandlerDetails', asked) as unknown as Parameters<OpenHandler>[0];
      const answer = this.openHandler?.(details) ?? { action: 'allow' };
      if (answer.action !== 'deny') this.report(new Error('new windows are not implemented'));
    });
    page.on('popup', (popup) => void popup.close().catch(() => undefined));
    page.on('load', () => {
      this.emit('did-finish-load');
      this.emit('ready-to-show');
    });
    page.on('crash', () => this.hasCrashed(page));
    page.on('close', () => {
      if (page === this.page && !this.destroyed) this.emit('page-closed');
    });
    page.on('download', (download) => {
      const item = strict('DownloadItem', {
        getURL: () => fromChromium(download.url(), state.schemes),
        getFilename: () => download.suggestedFilename(),
        setSaveDialogOptions: () => undefined,
      });
      const event = preventable({});
      this.session.emit('will-download', event, item, this.strict);
      if (event.defaultPrevented) void download.cancel();
    });
    await answerRequests(page, this);
    this.world = await installWorld(cdp, {
      preload: this.preferences.preload,
      heard: (channel, args) => {
        const fields = { sender: this.strict, senderFrame: this.mainFrame, ports: [] };
        ipcMain.emit(channel, strict('IpcMainEvent', fields), ...args);
      },
    });
    this.cdp = cdp;
    this.page = page;
    return page;
  }

  private hasCrashed(page: Page): void {
    const reason = this.crashed === 'asked' ? 'killed' : 'crashed';
    this.crashed = 'yes';
    this.world?.end();
    this.world = null;
    this.page = null;
    void page.close().catch(() => undefined);
    this.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }

  private report(error: Error): void {
    if (!this.destroyed) console.error(`electron-harness: ${error.message}`);
  }
}
