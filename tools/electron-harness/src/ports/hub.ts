import { deserialize, serialize } from 'node:v8';
import type { Packet } from './packet.ts';
import { PortMain } from './port-main.ts';

/** What two processes say to each other about the ports that lie between them. */
export type HubFrame =
  | { readonly port: number; readonly data: Uint8Array; readonly ports: readonly number[] }
  | { readonly port: number; readonly closed: true };

interface Line {
  receive(packet: Packet): void;
  closed(): void;
}

/** The ports that lie between this process and one other. Both sides have one. */
export class PortHub {
  private readonly lines = new Map<number, Line>();
  private next: number;

  private readonly post: (frame: HubFrame) => void;

  /** @param side 0 and 1: so that both can number ports without asking. */
  constructor(side: 0 | 1, post: (frame: HubFrame) => void) {
    this.next = side;
    this.post = post;
  }

  /**
   * Gives ports of this process away; the numbers stand for them over there. What the ports hold
   * already follows the message that names them, never runs ahead of it.
   */
  give(ports: readonly PortMain[], name: (numbers: readonly number[]) => void): void {
    const numbered = ports.map((port) => {
      const id = this.next;
      this.next += 2;
      return { id, port };
    });
    name(numbered.map(({ id }) => id));
    for (const { id, port } of numbered) this.lay(id, port);
  }

  /** Takes a port that the other side has given. */
  take(id: number): PortMain {
    const [ours, theirs] = PortMain.pair();
    this.lay(id, theirs);
    return ours;
  }

  hear(frame: HubFrame): void {
    const line = this.lines.get(frame.port);
    if (line === undefined) return;
    if ('closed' in frame) {
      this.lines.delete(frame.port);
      line.closed();
    } else {
      const ports = frame.ports.map((id) => this.take(id));
      line.receive({ data: deserialize(frame.data), ports });
    }
  }

  /** The other process is gone. */
  end(): void {
    const left = [...this.lines.values()];
    this.lines.clear();
    for (const line of left) line.closed();
  }

  private lay(id: number, port: PortMain): void {
    port.handOver((inbound) => {
      this.lines.set(id, inbound);
      return {
        send: ({ data, ports }) => {
          const bytes = serialize(data);
          this.give(ports, (given) => this.post({ port: id, data: bytes, ports: given }));
        },
        close: () => {
          if (this.lines.delete(id)) this.post({ port: id, closed: true });
        },
      };
    });
  }
}
