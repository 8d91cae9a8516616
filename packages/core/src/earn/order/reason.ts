/** Errors of the contracts an order runs through, as people say them. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/\bInsufficientOutput\b/, 'less would have come out than you accept'],
  [/\bERC20InsufficientBalance\b/, 'the account held less than was to be moved'],
  [/\bFeeTooHigh\b/, 'a fee was higher than allowed'],
  [/\bFastTransferRequiresFee\b/, 'a fast transfer costs a fee, and none was allowed'],
];

/** Why an order failed: in plain words where its error is known, else as the service tells it. */
export function reasonOf(text: string | null): string {
  if (text === null) return 'no reason was given';
  return KNOWN.find(([error]) => error.test(text))?.[1] ?? text;
}
