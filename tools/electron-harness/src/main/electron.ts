import { PortMain } from '../ports/port-main.ts';
import { app } from './app.ts';
import { HarnessBrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { HarnessMenu } from './menu.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import {
  dialog,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  screen,
  shell,
  Tray,
} from './system.ts';
import { utilityProcess } from './utility-process.ts';

/**
 * What `import … from 'electron'` finds in a main process under the harness. A name that is not here
 * is a syntax error where it is imported, which names it.
 */
class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const [one, other] = PortMain.pair();
    this.port1 = one;
    this.port2 = other;
  }
}

export {
  app,
  dialog,
  HarnessBrowserWindow as BrowserWindow,
  HarnessMenu as Menu,
  ipcMain,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
};
