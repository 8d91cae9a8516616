/** The words of a phrase, numbered, to be copied on paper. */
export function PhraseWords({ words }: { readonly words: readonly string[] }) {
  return (
    <ol
      aria-label="Phrase"
      className="grid grid-cols-2 gap-x-8 gap-y-3 border-y border-rule py-6 narrow:grid-cols-3"
    >
      {words.map((word, index) => (
        <li key={`${index + 1}-${word}`} className="flex items-baseline gap-2">
          <span className="w-5 text-right text-small text-faint figures">{index + 1}</span>
          <span className="font-mono">{word}</span>
        </li>
      ))}
    </ol>
  );
}
