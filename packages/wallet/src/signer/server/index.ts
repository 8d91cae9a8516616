/**
 * For the entry file of the signer process only. The backend imports the package's main entry, so
 * that no code which opens a secret is ever loaded into it.
 */
export type { Profile } from '../../secrets/derive.ts';
export { SANDBOX_PHRASE_PASSWORD } from '../../secrets/derive.ts';
export type { Ceremony, CeremonyResult, SignerParts } from './context.ts';
export { hardenProcess, parentChannel } from './node-process.ts';
export { type ServeSignerOptions, serveSigner } from './serve-signer.ts';
