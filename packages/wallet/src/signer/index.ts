export { unlockThroughPipe, visitDoor } from './door/visit.ts';
export type { OpenDoor, SignerAnswer } from './host/connection.ts';
export type { ForkSignerOptions, SignerProcess, SpawnSigner } from './host/fork.ts';
export { forkSigner } from './host/fork.ts';
export type { DoorOutcomes } from './host/outcomes.ts';
export {
  type LocalSigner,
  type StartSignerOptions,
  startSignerProcess,
} from './host/start-signer.ts';
export type { SignerChannel } from './protocol/channel.ts';
export type { DoorAddress, DoorTask } from './protocol/tasks.ts';
export type { CeremonyEnd, StoredWallet, Unlocked } from './protocol/values.ts';
