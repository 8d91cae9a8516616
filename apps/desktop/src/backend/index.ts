export { type Account, accounts } from './accounts/record.ts';
export {
  type Backend,
  type BackendFailure,
  type BackendOptions,
  type BackendState,
  createBackend,
  type Opening,
} from './backend.ts';
export { type BackendConfig, type ConfigProblem, parseConfig } from './config.ts';
export { projector } from './projector.ts';
export { systemTime, type Time } from './system.ts';
export { chainName } from './world.ts';
