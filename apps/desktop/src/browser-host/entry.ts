import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareDataFolder, usualDataFolder } from '../host/data-folder.ts';
import { HELP, parseArguments } from './arguments.ts';
import { startBrowserHost } from './browser-host.ts';
import { openBrowser } from './open-browser.ts';
import { quitOnSignals } from './quit-on-signals.ts';
import { version } from './version.ts';

/**
 * `npm run start:browser`: one line on stdout, the address. Everything else goes to stderr. Ends on
 * Ctrl-C, SIGTERM and SIGHUP with everything written.
 */
// As far from the application's folder when it is bundled.
const APP = fileURLToPath(new URL('../../', import.meta.url));
const SANDBOX = fileURLToPath(new URL('../../../../tools/sandbox/src/main.ts', import.meta.url));
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

async function main(): Promise<void> {
  const asked = parseArguments(process.argv.slice(2));
  if (asked.help) return void process.stdout.write(HELP);
  const pageFolder = join(APP, 'out', 'renderer');
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new Error('The page is not built. npm run start:browser builds it first.');
  }
  const usual = usualDataFolder({ platform: process.platform, env: process.env, home: homedir() });
  const dataFolder = prepareDataFolder(asked.dataFolder ?? usual);
  const host = await startBrowserHost({
    port: asked.port,
    ...{ dataFolder, pageFolder, version: version() },
    sandbox: existsSync(SANDBOX)
      ? sandboxCommand(asked.sandboxNode ?? process.execPath, join(dataFolder, 'sandbox'))
      : null,
    report: say,
  });
  quitOnSignals(host.quit, say);
  process.stdout.write(`${host.url}\n`);
  if (!asked.open) return;
  const obstacle = await openBrowser(host.url);
  if (obstacle !== null) say(`No browser was opened: ${obstacle}. Open the address yourself.`);
}

/** The sandbox ends with this process, however that ends. */
const sandboxCommand = (command: string, folder: string) => ({
  command,
  args: ['--conditions=source', SANDBOX, '--exit-with-parent', '--data-dir', folder],
});

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
