export * from './audit.ts';
export {
  type BackendProcess,
  CallRefused,
  ProcessGone,
  startBackendProcess,
} from './backend-process.ts';
export * from './drive-swap.ts';
export { faucet } from './faucet.ts';
export type { About, ActionView, CallName, Calls, SwapWish } from './protocol.ts';
export { type Stage, setStage } from './stage.ts';
