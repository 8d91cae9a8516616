/** What a change leaves behind, in a sentence. */
export function olderSnapshots(count: number, what: 'passphrase' | 'recovery code'): string {
  if (count === 0) return `No snapshot opens with the old ${what} any more.`;
  const many = count === 1 ? 'One snapshot still opens' : `${count} snapshots still open`;
  return `${many} with the old ${what}. Ledger, Snapshots names them.`;
}
