export { mutatingProcedures } from '../contract/procedures.ts';
export { accountProcedures } from './accounts/index.ts';
export { type Account, accounts } from './accounts/record.ts';
export { actionProcedures } from './actions/index.ts';
export {
  type Backend,
  type BackendFailure,
  type BackendOptions,
  type BackendState,
  createBackend,
  type Opening,
} from './backend.ts';
export { ledgerProcedures } from './book/index.ts';
export { type BackendConfig, type ConfigProblem, parseConfig } from './config.ts';
export { earnProcedures } from './earn/index.ts';
export { heardLedger } from './house/heard-ledger.ts';
export type { OpenHouse } from './open-house.ts';
export { projector } from './projector.ts';
export { swapProcedures } from './swap/index.ts';
export { systemTime, type Time } from './system.ts';
export { chainName } from './world.ts';
