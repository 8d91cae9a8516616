import type { HostedProcess, HostTime, LinkRequest } from './process.ts';
import type { DoorAddress, ToCourier } from './protocol.ts';

export interface CouriersOptions<Link> {
  readonly spawn: () => HostedProcess<Link>;
  readonly time: HostTime;
  /** Closes a link to a door that is not there. */
  readonly discard: (link: Link) => void;
}

/** One process for each secret on its way from a page to a door of the signer. */
export interface Couriers<Link> {
  /** The backend opened a door, or closed it (null). */
  door(door: string, address: DoorAddress | null): void;
  /**
   * Sends a courier, one at a time to a door. Who comes for a door that is not there yet waits a moment:
   * the page may hear of it before the host does.
   */
  visit(door: string, link: Link, request: LinkRequest): void;
  /** All doors are closed: the backend that opened them is gone. Couriers under way find that out. */
  forgetDoors(): void;
  /** Ends all couriers at once: nothing of theirs lasts. */
  end(): Promise<void>;
}

/** As long as a door stays open. */
const LIFETIME_MS = 5 * 60 * 1000;
const EARLY_MS = 2_000;
const MOST_AT_ONCE = 8;

interface Early<Link> {
  readonly link: Link;
  readonly request: LinkRequest;
  readonly callOff: () => void;
}

export function createCouriers<Link>(options: CouriersOptions<Link>): Couriers<Link> {
  const { spawn, time, discard } = options;
  const doors = new Map<string, DoorAddress>();
  const underWay = new Map<string, HostedProcess<Link>>();
  const early = new Map<string, Early<Link>>();

  function send(door: string, address: DoorAddress, link: Link, request: LinkRequest): void {
    const courier = spawn();
    underWay.set(door, courier);
    courier.send({ type: 'visit', address, request } satisfies ToCourier, link);
    const callOff = time.after(LIFETIME_MS, () => courier.kill());
    void courier.gone.then(() => {
      callOff();
      underWay.delete(door);
    });
  }

  return {
    door: (door, address) => {
      if (address === null) return void doors.delete(door);
      doors.set(door, address);
      const waiting = early.get(door);
      early.delete(door);
      waiting?.callOff();
      if (waiting !== undefined) send(door, address, waiting.link, waiting.request);
    },
    visit: (door, link, request) => {
      const address = doors.get(door);
      const busy = underWay.has(door) || early.has(door);
      if (busy || underWay.size + early.size >= MOST_AT_ONCE) return discard(link);
      if (address !== undefined) return send(door, address, link, request);
      const callOff = time.after(EARLY_MS, () => {
        early.delete(door);
        discard(link);
      });
      early.set(door, { link, request, callOff });
    },
    forgetDoors: () => doors.clear(),
    end: async () => {
      doors.clear();
      for (const { link, callOff } of early.values()) {
        callOff();
        discard(link);
      }
      early.clear();
      const last = [...underWay.values()];
      for (const courier of last) courier.kill();
      await Promise.all(last.map(({ gone }) => gone));
    },
  };
}
