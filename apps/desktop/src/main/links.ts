import {
  type IpcMain,
  type IpcMainEvent,
  MessageChannelMain,
  type MessagePortMain,
} from 'electron';
import { z } from 'zod';
import { isOurs } from './origin.ts';

/** What the page may ask for, by way of the preload: a port to the backend, or to a courier. */
const wish = z.discriminatedUnion('link', [
  z.strictObject({ id: z.int().min(0), link: z.literal('backend') }),
  z.strictObject({
    id: z.int().min(0),
    link: z.literal('courier'),
    door: z.string().regex(/^[0-9a-f]{32}$/),
  }),
]);

const CHANNEL = 'link';

export interface LinksOptions {
  /** The web contents of our own window now; null while there is none. */
  readonly ourContents: () => IpcMainEvent['sender'] | null;
  readonly connect: (port: MessagePortMain) => void;
  /** Closes the port where no such door is open. */
  readonly visit: (door: string, port: MessagePortMain) => void;
}

/**
 * The only thing that the page's process can ask of this one. Whoever is not the main frame of our
 * own window, on our own page, gets no answer.
 */
export function brokerLinks(ipcMain: IpcMain, options: LinksOptions): void {
  ipcMain.on(CHANNEL, (event, raw: unknown) => {
    const frame = ourFrame(event, options.ourContents());
    const parsed = wish.safeParse(raw);
    if (frame === null || !parsed.success) return;
    const { port1, port2 } = new MessageChannelMain();
    const { id } = parsed.data;
    if (parsed.data.link === 'backend') options.connect(port1);
    else options.visit(parsed.data.door, port1);
    frame.postMessage(CHANNEL, { id }, [port2]);
  });
}

function ourFrame(event: IpcMainEvent, ours: IpcMainEvent['sender'] | null) {
  const frame = event.senderFrame;
  if (frame === null || ours === null || event.sender !== ours) return null;
  return frame.parent === null && !frame.detached && isOurs(frame.url) ? frame : null;
}
