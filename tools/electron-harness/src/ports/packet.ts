import type { PortMain } from './port-main.ts';

/** A message between two ports, already cloned. */
export interface Packet {
  readonly data: unknown;
  readonly ports: readonly PortMain[];
}

/** What a port hands its messages to, once it has been given to another process or to a page. */
export interface Carrier {
  send(packet: Packet): void;
  close(): void;
}

/** What comes back from there. */
export interface Inbound {
  receive(packet: Packet): void;
  closed(): void;
}

/** The structured clone, as between two processes: no functions, no prototypes, no Node buffers. */
export function cloned(value: unknown): unknown {
  return structuredClone(value);
}
