import { Socket } from 'node:net';
import { completeUpgrade } from '../host/complete-upgrade.ts';
import { toCourier } from '../host/protocol.ts';
import { electronParent, portLink } from './electron.ts';
import type { PageLink } from './link.ts';
import { visit } from './visit.ts';
import { webSocketLink } from './web-socket.ts';

/**
 * The process of one visit: it takes a secret from a page to a door of the signer and ends, whatever
 * happens. So a secret is only ever in the page, here, and in the signer.
 */
const LIFETIME_MS = 5 * 60 * 1000;
/** Longest message: two secrets of the contract's length, as JSON, with everything escaped. */
const MOST_BYTES = 2 * 6 * 65_536 + 1_024;

const end = (code: number): never => process.exit(code);
setTimeout(() => end(1), LIFETIME_MS);
process.on('uncaughtException', () => end(1));
process.on('unhandledRejection', () => end(1));
// The host decides when a visit ends; Ctrl-C in its terminal is not meant for us.
process.on('SIGINT', () => undefined);

const parent = electronParent();
if (parent === null) {
  process.once('disconnect', () => end(1));
  process.once('message', async (raw: unknown, handle: unknown) => {
    const { address, request } = toCourier.parse(raw);
    if (!(handle instanceof Socket) || request === null) return end(1);
    await run(webSocketLink(await completeUpgrade(handle, request, MOST_BYTES)), address);
  });
} else {
  parent.once('message', async ({ data, ports: [port] }) => {
    const { address } = toCourier.parse(data);
    if (port === undefined) return end(1);
    await run(portLink(port), address);
  });
}

async function run(link: PageLink, address: Parameters<typeof visit>[1]): Promise<void> {
  await visit(link, address);
  end(0);
}
