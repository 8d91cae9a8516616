import { createCodec } from '../page/codec.ts';
import type { ToPage } from '../page/frames.ts';
import type { Inbound } from '../ports/packet.ts';
import type { PortMain } from '../ports/port-main.ts';

const codec = createCodec();

/** The ports that lie between this process and one document of a page. */
export class PagePorts {
  private readonly lines = new Map<number, Inbound>();
  private next = 1;
  private readonly post: (frame: ToPage) => void;

  constructor(post: (frame: ToPage) => void) {
    this.post = post;
  }

  /** Call `open` once the page knows the number: what the port holds must not run ahead of it. */
  give(port: PortMain): { readonly id: number; open(): void } {
    const id = this.next;
    this.next += 1;
    const open = (): void =>
      port.handOver((inbound) => {
        this.lines.set(id, inbound);
        return {
          send: ({ data, ports }) => {
            if (ports.length > 0) {
              throw new Error('electron-harness: a port sent through a port to a page');
            }
            this.post({ kind: 'port', port: id, data: codec.encode(data) });
          },
          close: () => {
            if (this.lines.delete(id)) this.post({ kind: 'port closed', port: id });
          },
        };
      });
    return { id, open };
  }

  hear(port: number, data: string): void {
    this.lines.get(port)?.receive({ data: codec.decode(data), ports: [] });
  }

  close(port: number): void {
    const line = this.lines.get(port);
    this.lines.delete(port);
    line?.closed();
  }

  /** The document is gone, and its ports with it. */
  end(): void {
    for (const port of [...this.lines.keys()]) this.close(port);
  }
}
