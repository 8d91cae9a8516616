/** `2026-11-27`, for file names; UTC, as everything in the ledger. */
export function fileDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
