import { EventEmitter } from 'node:events';
import type { Net, Screen } from 'electron';
import { strict } from '../strict.ts';

/** What a person or the system would answer is for the test to say: it puts its own in place. */
const nobody = (name: string) => (): never => {
  throw new Error(`electron-harness: nobody is there to answer ${name}`);
};

const oneDisplay: Pick<Screen, 'getAllDisplays'> = {
  getAllDisplays: () => [
    strict('Display', {
      id: 1,
      bounds: { x: 0, y: 0, width: 1_920, height: 1_080 },
      workArea: { x: 0, y: 0, width: 1_920, height: 1_040 },
    }) as Electron.Display,
  ],
};

const online: Pick<Net, 'isOnline'> = { isOnline: () => true };

export const screen = strict('screen', oneDisplay);
export const net = strict('net', online);
export const powerMonitor = strict('powerMonitor', new EventEmitter());
export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), { shouldUseDarkColors: false }),
);
export const shell = strict('shell', { openExternal: nobody('shell.openExternal') });
export const dialog = strict('dialog', { showMessageBox: nobody('dialog.showMessageBox') });

export const nativeImage = strict('nativeImage', {
  createFromBitmap: (buffer: Buffer, { width, height }: { width: number; height: number }) => {
    if (buffer.length !== width * height * 4) throw new Error('invalid buffer size');
    let template = false;
    return strict('NativeImage', {
      isEmpty: () => false,
      getSize: () => ({ width, height }),
      setTemplateImage: (option: boolean) => {
        template = option;
      },
      isTemplateImage: () => template,
    });
  },
});

/** Stands in for `Tray`. */
class HarnessTray extends EventEmitter {
  toolTip = '';
  menu: unknown = null;

  setToolTip(text: string): void {
    this.toolTip = text;
  }

  setContextMenu(menu: unknown): void {
    this.menu = menu;
  }
}

export const Tray = new Proxy(HarnessTray, {
  construct: (target) => strict('Tray', new target()),
});
