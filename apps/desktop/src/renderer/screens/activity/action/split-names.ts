/** A piece of a sentence: plain words, or the name of something (a hash, an address, an id). */
export interface Piece {
  readonly text: string;
  readonly name: boolean;
}

/** Hex of twenty bytes and more, or a run of letters and digits that no word of a language is. */
const NAME = /0x[0-9a-fA-F]{40,}|\b(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{25,}\b/g;

/** Takes the long names out of a sentence. The pieces together are the sentence. */
export function splitNames(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(NAME)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), name: false });
    pieces.push({ text: match[0], name: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), name: false });
  return pieces;
}
