/** The result of a decoder, or `undefined` where it throws: the codec libraries report bad input by throwing. */
export function attempt<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
