import type { Procedures } from '../procedures.ts';
import { approve, command } from './command.ts';
import { actionDetail } from './detail.ts';
import { evidence } from './evidence.ts';
import { listActions, searchActions } from './list.ts';
import { watchTroubles } from './troubles.ts';

/** The contract's group `actions`. */
export const actionProcedures: Procedures<'actions'> = {
  list: listActions,
  search: searchActions,
  get: actionDetail,
  watchTroubles,
  approve,
  command,
  evidence,
};
