import type { CustomScheme, Protocol } from 'electron';
import { strict } from '../strict.ts';
import { state } from './state.ts';

type Handler = Parameters<Protocol['handle']>[1];
type Implemented = Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'>;

/** The handlers of one session. */
export class SchemeHandlers implements Implemented {
  private readonly handlers = new Map<string, Handler>();

  handle(scheme: string, handler: Handler): void {
    if (!state.schemes.has(scheme)) {
      throw new Error(`electron-harness: ${scheme} is not a standard and secure scheme`);
    }
    if (this.handlers.has(scheme)) throw new Error(`${scheme} is handled already`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  find(scheme: string): Handler | undefined {
    return this.handlers.get(scheme);
  }
}

function registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
  if (state.ready) throw new Error('schemes are registered before the application is ready');
  for (const { scheme, privileges } of schemes) {
    if (privileges?.standard !== true || privileges.secure !== true) {
      throw new Error('electron-harness: schemes that are not standard and secure');
    }
    state.schemes.add(scheme);
  }
}

const implemented: Pick<Protocol, 'registerSchemesAsPrivileged'> = { registerSchemesAsPrivileged };
export const protocol = strict('protocol', implemented);
