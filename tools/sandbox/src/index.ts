export type { Control } from './control/control.ts';
export type { LedgerOrder } from './control/ledger.ts';
export { SANDBOX_MNEMONIC, userAccount } from './identity.ts';
export type { Ready } from './ready.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
