export { createEvidenceProofs, type ProofOptions } from './proofs.ts';
export { type CliResult, run } from './run.ts';
