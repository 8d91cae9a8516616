import { EventEmitter } from 'node:events';
import type { WebFrameMain } from 'electron';
import { cloned } from '../ports/packet.ts';
import { asPort, type PortMain } from '../ports/port-main.ts';

type Implemented = Pick<WebFrameMain, 'send' | 'url' | 'detached' | 'isDestroyed'> & {
  readonly parent: null;
  readonly top: HarnessFrame;
};

export interface FrameLink {
  url(): string;
  isGone(): boolean;
  /** Drops it, as Electron does, where no document is there to hear. */
  deliver(channel: string, args: unknown, ports: readonly PortMain[]): void;
}

/** Stands in for the `WebFrameMain` of a main frame. */
export class HarnessFrame extends EventEmitter implements Implemented {
  readonly parent = null;
  private readonly link: FrameLink;

  constructor(link: FrameLink) {
    super();
    this.link = link;
  }

  get top(): this {
    return this;
  }

  get url(): string {
    return this.link.url();
  }

  get origin(): string {
    const [origin = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/.exec(this.url) ?? ['null'];
    return origin;
  }

  get detached(): boolean {
    return this.link.isGone();
  }

  isDestroyed(): boolean {
    return this.link.isGone();
  }

  send(channel: string, ...args: unknown[]): void {
    this.link.deliver(channel, cloned(args), []);
  }

  postMessage(channel: string, message: unknown, transfer: readonly object[] = []): void {
    this.link.deliver(channel, cloned([message]), transfer.map(asPort));
  }
}
