/** How hard a passphrase is to guess, in a sentence one can believe. */
export interface Strength {
  /** 0 to 4, as zxcvbn counts. */
  readonly score: number;
  readonly sentence: string;
  /** How to make it better; empty when it is good. */
  readonly advice: string;
}

let checker: Promise<(passphrase: string, own: readonly string[]) => Strength> | null = null;

/** Loads the word lists (they are large) when somebody first types, and judges. Nothing leaves the page. */
export async function judge(passphrase: string, own: readonly string[]): Promise<Strength> {
  checker ??= load();
  return (await checker)(passphrase, own);
}

async function load(): Promise<(passphrase: string, own: readonly string[]) => Strength> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return (passphrase, own) => {
    const { score, crackTimes, feedback } = zxcvbn.check(passphrase, [...own]);
    // Ten thousand guesses a second is more than our key derivation lets one machine try.
    const time = crackTimes.offlineSlowHashingXPerSecond.display;
    return {
      score,
      sentence: `${WORDS[score] ?? ''} Whoever steals the file and tries 10,000 guesses a second needs ${time} by today's lists of words.`,
      advice:
        score >= GOOD ? '' : [feedback.warning, ...feedback.suggestions].filter(Boolean).join(' '),
    };
  };
}

/** From here on it is worth trusting real money to. */
export const GOOD = 3;

const WORDS: readonly string[] = ['Very weak.', 'Weak.', 'Fair.', 'Good.', 'Strong.'];
