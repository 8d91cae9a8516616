/**
 * The sandbox as a library: {@link startSandbox} runs it in this process (for tests),
 * {@link spawnSandbox} in one of its own (for programs that must survive its end, or end before it).
 */
export type { Control } from './control/control.ts';
export type { LedgerOrder } from './control/ledger.ts';
export type { LedgerAction } from './control/onetx-control.ts';
export type { ControlInput } from './control/schemas.ts';
export { SANDBOX_MNEMONIC, userAccount } from './identity.ts';
export type { Ready } from './ready.ts';
export {
  type RemoteControl,
  remoteControl,
  type SpawnedSandbox,
  spawnSandbox,
} from './remote.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
