import type { HostedProcess, HostTime, LinkRequest } from './process.ts';
import type { DoorAddress, ToCourier } from './protocol.ts';

export interface CouriersOptions<Link> {
  readonly spawn: () => HostedProcess<Link>;
  readonly time: HostTime;
}

/** One process for each secret on its way from a page to a door of the signer. */
export interface Couriers<Link> {
  /** The backend opened a door, or closed it (null). */
  door(door: string, address: DoorAddress | null): void;
  /** Whether a page may go there now: the door is open and nobody is on the way to it. */
  mayVisit(door: string): boolean;
  /** Sends a courier; false (and the link is still the caller's) where {@link mayVisit} is false. */
  visit(door: string, link: Link, request: LinkRequest): boolean;
  /** All doors are closed: the backend that opened them is gone. Couriers under way find that out. */
  forgetDoors(): void;
  /** Ends all couriers at once: nothing of theirs lasts. */
  end(): Promise<void>;
}

/** As long as a door stays open. */
const LIFETIME_MS = 5 * 60 * 1000;
const MOST_AT_ONCE = 8;

export function createCouriers<Link>({ spawn, time }: CouriersOptions<Link>): Couriers<Link> {
  const doors = new Map<string, DoorAddress>();
  const underWay = new Map<string, HostedProcess<Link>>();
  const mayVisit = (door: string): boolean =>
    doors.has(door) && !underWay.has(door) && underWay.size < MOST_AT_ONCE;
  return {
    door: (door, address) => {
      if (address === null) doors.delete(door);
      else doors.set(door, address);
    },
    mayVisit,
    visit: (door, link, request) => {
      const address = doors.get(door);
      if (address === undefined || !mayVisit(door)) return false;
      const courier = spawn();
      underWay.set(door, courier);
      courier.send({ type: 'visit', address, request } satisfies ToCourier, link);
      const callOff = time.after(LIFETIME_MS, () => courier.kill());
      void courier.gone.then(() => {
        callOff();
        underWay.delete(door);
      });
      return true;
    },
    forgetDoors: () => doors.clear(),
    end: async () => {
      doors.clear();
      const last = [...underWay.values()];
      for (const courier of last) courier.kill();
      await Promise.all(last.map(({ gone }) => gone));
    },
  };
}
