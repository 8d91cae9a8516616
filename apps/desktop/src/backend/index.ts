export { type Account, accounts } from './accounts.ts';
export {
  type Backend,
  type BackendFailure,
  type BackendOptions,
  type BackendState,
  createBackend,
  type Opening,
  projector,
} from './backend.ts';
export { type BackendConfig, type ConfigProblem, parseConfig } from './config.ts';
export { systemTime, type Time } from './system.ts';
export { chainName } from './world.ts';
