import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { type Carrier, cloned, type Inbound, type Packet } from './packet.ts';

type Implemented = Pick<MessagePortMain, 'postMessage' | 'start' | 'close'>;

/** Stands in for `MessagePortMain`: one end of a pair, here or given away to somebody else. */
export class PortMain extends EventEmitter implements Implemented {
  private peer: PortMain | null = null;
  private carrier: Carrier | null = null;
  private started = false;
  private closed = false;
  private peerIsGone = false;
  private queue: Packet[] = [];

  static pair(): readonly [PortMain, PortMain] {
    const one = new PortMain();
    const other = new PortMain();
    one.peer = other;
    other.peer = one;
    return [one, other];
  }

  postMessage(message: unknown, transfer: readonly object[] = []): void {
    if (this.carrier !== null) throw new Error('the port was given away');
    const ports = transfer.map(asPort);
    if (ports.includes(this)) throw new Error('a port cannot be sent through itself');
    this.peer?.receive({ data: cloned(message), ports });
  }

  start(): void {
    if (this.carrier !== null || this.started) return;
    this.started = true;
    this.deliver();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    const { peer } = this;
    this.peer = null;
    peer?.peerClosed();
  }

  /** Gives this end away: what it receives goes to the carrier, what comes back goes to the peer. */
  handOver(connect: (inbound: Inbound) => Carrier): void {
    if (this.carrier !== null || this.started) throw new Error('the port is in use or given away');
    const carrier = connect({
      receive: (packet) => this.peer?.receive(packet),
      closed: () => this.close(),
    });
    this.carrier = carrier;
    for (const packet of this.queue.splice(0)) carrier.send(packet);
    if (this.peerIsGone) carrier.close();
  }

  private receive(packet: Packet): void {
    if (this.closed) return;
    if (this.carrier !== null) this.carrier.send(packet);
    else {
      this.queue.push(packet);
      if (this.started) this.deliver();
    }
  }

  private peerClosed(): void {
    this.peer = null;
    this.peerIsGone = true;
    if (this.carrier !== null) this.carrier.close();
    else if (this.started) this.deliver();
  }

  /** Later, as any message between processes; in order, and the end of the other side last. */
  private deliver(): void {
    setImmediate(() => {
      const packet = this.queue.shift();
      if (packet !== undefined) {
        this.emit('message', { data: packet.data, ports: [...packet.ports] });
        if (this.queue.length > 0 || this.peerIsGone) this.deliver();
      } else if (this.peerIsGone && !this.closed) {
        this.closed = true;
        this.emit('close');
      }
    });
  }
}

export function asPort(value: object): PortMain {
  if (value instanceof PortMain) return value;
  throw new TypeError('only MessagePortMain can be transferred');
}
