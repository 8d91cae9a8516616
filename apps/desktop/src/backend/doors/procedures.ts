import type { RoomProcedures } from '../api/call.ts';

/** The group `doors` of the contract. */
export const doorProcedures: RoomProcedures<'doors'> = {
  open: ({ doors }, { commandId, wish }) => doors.open(commandId, wish),
  outcome: ({ doors }, { door }) => doors.outcome(door),
  close: async ({ doors }, { door }) => doors.close(door),
};
