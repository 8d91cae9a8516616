import type { PhraseEntropy } from './phrase.ts';

/**
 * Entropy of the phrases every manual prints: `test … junk` of the local chains, and those of one
 * repeated byte, such as `abandon … about`. Machines empty their addresses within seconds.
 */
const TEST_JUNK = 'df9bf37e6fcdf9bf37e6fcdf9bf37e3c';

export function isPublicPhrase(entropy: PhraseEntropy): boolean {
  return (
    entropy.every((byte) => byte === entropy[0]) ||
    Buffer.from(entropy).toString('hex') === TEST_JUNK
  );
}
