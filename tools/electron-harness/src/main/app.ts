import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { strict } from '../strict.ts';
import { startChromium } from './chromium.ts';
import { preventable } from './event.ts';
import { lockInstance } from './instance.ts';
import { state } from './state.ts';
import { endUtilities } from './utility-process.ts';

type Implemented = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getName'
  | 'getVersion'
  | 'getPath'
  | 'setPath'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'isPackaged'
>;

/** Stands in for `app`. */
class HarnessApp extends EventEmitter implements Implemented {
  readonly isPackaged = false;
  /** Set by the windows: asks each to close, and says whether all have. */
  closeWindows: () => boolean = () => true;
  private readonly manifest = readManifest(dirname(process.argv[1] ?? '.'));
  private readonly paths = new Map<string, string>();
  private readonly ready = Promise.withResolvers<void>();
  private quitting = false;

  isReady(): boolean {
    return state.ready;
  }

  whenReady(): Promise<void> {
    return this.ready.promise;
  }

  enableSandbox(): void {
    if (state.ready) throw new Error('app.enableSandbox is called before the app is ready');
    state.sandboxed = true;
  }

  getName(): string {
    return this.manifest.name;
  }

  getVersion(): string {
    return this.manifest.version;
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    if (name === 'home') return homedir();
    if (name === 'temp') return tmpdir();
    if (name === 'downloads') return join(homedir(), 'Downloads');
    throw new Error(`electron-harness: app.getPath('${name}') is not implemented`);
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    return lockInstance(folder, (argv, folderOfOther) => {
      this.emit('second-instance', {}, argv, folderOfOther, {});
    });
  }

  quit(): void {
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    if (this.closeWindows()) this.leave();
    else this.quitting = false;
  }

  exit(code = 0): void {
    const { chromium } = state;
    state.chromium = null;
    endUtilities();
    const end = (): void => process.exit(code);
    if (chromium === null) end();
    else chromium.close().then(end, end);
  }

  windowClosed(left: number): void {
    if (left > 0 || this.quitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  /** Called once the main script has run, as Electron does. */
  async begin(executable: string, profile: string): Promise<void> {
    state.chromium = await startChromium(executable, profile);
    state.ready = true;
    this.ready.resolve();
    this.emit('ready', {}, {});
  }

  private leave(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) return;
    this.emit('quit', {}, 0);
    this.exit(0);
  }
}

function readManifest(folder: string): { readonly name: string; readonly version: string } {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const above = dirname(folder);
  return above === folder ? { name: 'electron', version: '0.0.0' } : readManifest(above);
}

export const app = strict('app', new HarnessApp());
