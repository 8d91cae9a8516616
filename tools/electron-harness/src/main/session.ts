import { EventEmitter } from 'node:events';
import type { OnBeforeRequestListenerDetails, Session, WebContents } from 'electron';
import { strict } from '../strict.ts';
import { SchemeHandlers } from './protocol.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type Decide = (answer: { readonly cancel?: boolean }) => void;
type BeforeRequest = (details: OnBeforeRequestListenerDetails, decide: Decide) => void;

type Implemented = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** Electron's names of what Chromium, by Playwright, can be told to grant. */
const PERMISSIONS: Readonly<Record<string, Parameters<NonNullable<RequestHandler>>[1]>> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  camera: 'media',
  geolocation: 'geolocation',
  microphone: 'media',
  midi: 'midi',
  'midi-sysex': 'midiSysex',
  notifications: 'notifications',
};

/** Stands in for `Session`. */
export class HarnessSession extends EventEmitter implements Implemented {
  readonly protocol = strict('session.protocol', new SchemeHandlers());
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.beforeRequest = listener;
    },
  });
  readonly isHarnessSession = true;
  private requestHandler: RequestHandler = null;
  private checkHandler: CheckHandler = null;
  private beforeRequest: BeforeRequest | null = null;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checkHandler = handler;
  }

  /** No device ever shows up in a headless Chromium: configuration only. */
  setDevicePermissionHandler(_handler: DeviceHandler): void {}

  isCancelled(url: string): Promise<boolean> {
    const { beforeRequest } = this;
    if (beforeRequest === null) return Promise.resolve(false);
    return new Promise((resolve) => {
      const details = strict('OnBeforeRequestListenerDetails', { url });
      beforeRequest(details as OnBeforeRequestListenerDetails, ({ cancel }) => {
        resolve(cancel === true);
      });
    });
  }

  /** The permissions that the handlers leave to a page. Without handlers: all, as in Electron. */
  granted(contents: WebContents, page: string): readonly string[] {
    return Object.entries(PERMISSIONS).flatMap(([name, permission]) => {
      const details = { isMainFrame: true, requestingUrl: page, securityOrigin: page };
      const checked =
        this.checkHandler?.(contents, permission as never, page, details as never) ?? true;
      let asked = this.requestHandler === null;
      this.requestHandler?.(
        contents,
        permission,
        (answer) => {
          asked = answer;
        },
        details as never,
      );
      return checked && asked ? [name] : [];
    });
  }
}

const sessions = new Map<string, HarnessSession>();

function fromPartition(partition: string): HarnessSession {
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const made = strict('session', new HarnessSession());
  sessions.set(partition, made);
  return made;
}

export const session = strict('session module', {
  fromPartition,
  get defaultSession() {
    return fromPartition('persist:default');
  },
});
