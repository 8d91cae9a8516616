import type { EvidenceLabel } from '../format.ts';

/** A sentence and who vouches for it. */
export interface Told {
  readonly label: EvidenceLabel;
  readonly text: string;
}

export function ours(text: string): readonly Told[] {
  return [{ label: 'our record', text }];
}

export function onChain(text: string): readonly Told[] {
  return [{ label: 'on chain', text }];
}
