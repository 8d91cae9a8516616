import type { Rooms } from './api/call.ts';
import { createDoors } from './doors/doors.ts';
import { createHouse } from './house/house.ts';
import type { HouseParts } from './house/parts.ts';

/** The house and what belongs to it: the composition root of the application. */
export function createRooms(parts: HouseParts, facts: Rooms['facts']): Rooms {
  const house = createHouse(parts);
  return { house, doors: createDoors(house), facts };
}
