export { createFakeKeyOpener } from './fake-opener.ts';
export { startTestSigner, type TestSignerOptions, unlockTestSigner } from './start-test-signer.ts';
