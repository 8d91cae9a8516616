/**
 * Overwrites secrets. Best effort: a copy the runtime made while moving memory is out of reach,
 * which is why secrets leave memory for good only when their process exits.
 */
export function wipe(...secrets: readonly (Uint8Array | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0);
}
