import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import { createCodec } from '../page/codec.ts';
import type { FromPage, ToPage } from '../page/frames.ts';
import { preloadScript } from '../page/preload-script.ts';
import type { PortMain } from '../ports/port-main.ts';
import { PagePorts } from './page-ports.ts';

export interface WorldOptions {
  /** The built bundle; undefined where a window has none. */
  readonly preload: string | undefined;
  readonly heard: (channel: string, args: readonly unknown[]) => void;
}

/** The isolated world of one page, with the preload in it; a new one with every document. */
export interface World {
  deliver(channel: string, args: unknown, ports: readonly PortMain[]): void;
  end(): void;
}

const NAME = 'Electron Isolated Context';
const BINDING = '__electronHarnessBinding';
const DOOR = '__electronHarnessDoor';
const codec = createCodec();

export async function installWorld(cdp: CDPSession, options: WorldOptions): Promise<World> {
  let context: number | null = null;
  let ports: PagePorts | null = null;
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;

  function post(to: number, frame: ToPage): void {
    const expression = `${DOOR}(${JSON.stringify(JSON.stringify(frame))})`;
    cdp.send('Runtime.evaluate', { contextId: to, expression }).then(
      ({ exceptionDetails }) => {
        const text = exceptionDetails?.exception?.description ?? exceptionDetails?.text;
        if (text !== undefined) console.error(`electron-harness: in the preload: ${text}`);
      },
      // The document has gone meanwhile, and its ports with it.
      () => undefined,
    );
  }

  function leave(): void {
    const last = ports;
    context = null;
    ports = null;
    last?.end();
  }

  cdp.on('Runtime.executionContextCreated', ({ context: made }) => {
    if (made.name !== NAME || made.auxData?.frameId !== mainFrame) return;
    leave();
    context = made.id;
    ports = new PagePorts((frame) => post(made.id, frame));
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === context) leave();
  });
  cdp.on('Runtime.executionContextsCleared', leave);
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING || executionContextId !== context) return;
    const frame: FromPage = JSON.parse(payload);
    if (frame.kind === 'send') {
      options.heard(frame.channel, codec.decode(frame.args) as readonly unknown[]);
    } else if (frame.kind === 'port') ports?.hear(frame.port, frame.data);
    else if (frame.kind === 'port closed') ports?.close(frame.port);
    else console.error(frame.message);
  });
  await cdp.send('Runtime.enable');
  if (options.preload !== undefined) {
    await cdp.send('Runtime.addBinding', { name: BINDING, executionContextName: NAME });
    const { platform, versions } = process;
    const source = preloadScript(readFileSync(options.preload, 'utf8'), {
      binding: BINDING,
      door: DOOR,
      platform,
      versions: { electron: versions.electron ?? '', node: versions.node, v8: versions.v8 },
    });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: NAME });
  }
  return {
    deliver: (channel, args, given) => {
      if (context === null || ports === null) {
        for (const port of given) port.close();
        return;
      }
      const opened = given.map((port) => (ports as PagePorts).give(port));
      const ids = opened.map(({ id }) => id);
      post(context, { kind: 'deliver', channel, args: codec.encode(args), ports: ids });
      for (const port of opened) port.open();
    },
    end: leave,
  };
}
