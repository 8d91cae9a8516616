export { type Anvil, type AnvilOptions, startAnvil } from './anvil.ts';
export { createFakeKeyOpener } from './fake-opener.ts';
export { type MemoryFinding, type PlantedSecret, scanMemory } from './memory-scan.ts';
export { type GrantParts, grantMessage, sampleGrant } from './sample-grant.ts';
export { sampleReview } from './sample-review.ts';
export {
  sha256OfPassphrase,
  startTestSigner,
  type TestSignerOptions,
  unlockTestSigner,
} from './start-test-signer.ts';
