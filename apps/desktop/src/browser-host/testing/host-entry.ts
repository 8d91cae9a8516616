import { fileURLToPath } from 'node:url';
import { startBrowserHost } from '../browser-host.ts';
import { quitOnSignals } from '../quit-on-signals.ts';

/**
 * The host as a process of its own, with the stand-in for a backend. Arguments: folder of the page, data
 * folder, and the command line of a sandbox if there is to be one.
 */
const [, , pageFolder = '', dataFolder = '', command, ...args] = process.argv;
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const host = await startBrowserHost({
  ...{ port: 0, dataFolder, pageFolder, version: '0.0.0', report: say },
  sandbox: command === undefined ? null : { command, args },
  backendEntry: fileURLToPath(new URL('./stand-in-entry.ts', import.meta.url)),
});
quitOnSignals(host.quit, say);
process.stdout.write(`${host.url}\n`);
