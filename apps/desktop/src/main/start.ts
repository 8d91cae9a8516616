import { homedir } from 'node:os';
import { join } from 'node:path';
import { type App, type BrowserWindow, ipcMain, Menu, net, powerMonitor, session } from 'electron';
import { prepareDataFolder, usualDataFolder } from '../host/data-folder.ts';
import { servePage } from '../host/page.ts';
import { systemTime } from '../host/process.ts';
import { guardDownloads } from './downloads.ts';
import { openHouse } from './house.ts';
import { beTheOnlyOne, isSpiedOn } from './instance.ts';
import { brokerLinks } from './links.ts';
import { menuTemplate } from './menu.ts';
import { confineNavigation } from './navigation.ts';
import { openExternal } from './open-external.ts';
import { askAboutHungPage, askToReload, tellCrashed } from './page-trouble.ts';
import { denyPermissions } from './permissions.ts';
import { placesIn } from './places.ts';
import { watchNetwork, watchPower } from './power.ts';
import { closeBeforeQuit } from './quit.ts';
import { keepRenderer, type RendererLife } from './renderer-life.ts';
import { forbidNetwork } from './requests.ts';
import { serveScheme } from './scheme.ts';
import { readSettings } from './settings.ts';
import { createStandings, type Words } from './standing.ts';
import { createTray } from './tray.ts';
import { bringToFront, createWindow } from './window.ts';

/** Without `persist:` in its name, what the page leaves behind is never on a disk. */
const PARTITION = 'countinghouse';
const DOCS = 'https://docs.near-intents.org/';

/** Starts the application; resolves once its window is on its way. */
export async function startApplication(app: App): Promise<void> {
  if (isSpiedOn(app)) throw new Error('Countinghouse does not start while it can be debugged.');
  const settings = readSettings(process.argv.slice(1), process.cwd());
  const { platform, env } = process;
  const dataFolder = prepareDataFolder(
    settings.dataFolder ?? usualDataFolder({ platform, env, home: homedir() }),
  );
  // Chromium's own files; the lock of the single instance is among them.
  app.setPath('userData', join(dataFolder, 'electron'));

  let window: BrowserWindow | null = null;
  let life: RendererLife | null = null;
  const show = (): void => {
    if (window === null) openWindow();
    else bringToFront(window);
  };
  if (!beTheOnlyOne(app, show)) return app.exit(0);
  confineNavigation(app, openExternal);
  await app.whenReady();

  const developerTools = !app.isPackaged;
  const places = placesIn(import.meta.dirname);
  const ours = session.fromPartition(PARTITION);
  denyPermissions(session.defaultSession);
  denyPermissions(ours);
  forbidNetwork(ours, developerTools);
  guardDownloads(ours, app);
  serveScheme(ours, servePage({ folder: places.page, connect: null }));

  const tray = createTray({ open: show, quit: () => app.quit() });
  const tell = (words: Words): void => {
    window?.setTitle(words.title);
    title = words.title;
    tray.show(words);
  };
  let title = 'Countinghouse';
  const standings = createStandings(tell);
  const house = openHouse({
    places,
    dataFolder,
    version: app.getVersion(),
    sandboxNode: app.isPackaged ? null : settings.sandboxNode,
    standing: standings.heard,
    reloadPages: () => life?.renew(),
    report: (sentence) => {
      console.error(sentence);
      standings.trouble(sentence);
    },
  });
  brokerLinks(ipcMain, {
    ourContents: () => window?.webContents ?? null,
    connect: (port) => house.connect(port, null),
    visit: (door, port) => house.visit(door, port, null),
  });
  closeBeforeQuit(app, () => house.quit());
  watchPower(powerMonitor, house.power);
  watchNetwork(net, systemTime, house.power);
  const lock = (): void => house.power('lock-screen');
  const docs = (): void => openExternal(DOCS);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(platform, developerTools, { lock, docs })),
  );

  function openWindow(): void {
    const stateFile = join(app.getPath('userData'), 'window.json');
    const opened = createWindow({
      session: ours,
      preload: places.preload,
      stateFile,
      developerTools,
    });
    opened.setTitle(title);
    window = opened;
    life = keepRenderer({
      window: opened,
      time: systemTime,
      ask: () => askToReload(opened),
      giveUp: () => app.quit(),
      askHung: (over) => askAboutHungPage(opened, over),
      tellCrashed: () => void tellCrashed(opened),
    });
    opened.once('closed', () => {
      window = null;
      life = null;
    });
  }
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  openWindow();
}
