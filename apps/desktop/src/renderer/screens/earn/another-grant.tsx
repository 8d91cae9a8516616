import type { NamedChain } from '../../../contract/values.ts';
import { Warnings } from '../../ui/warnings.tsx';
import type { Right } from './right.ts';

/** Beside which right a new one would stand. Nothing is said where there is none. */
export function AnotherGrant({
  right,
  chain,
}: {
  readonly right: Right;
  readonly chain: NamedChain;
}) {
  const before = BEFORE[right]?.(chain.name);
  if (before === undefined) return null;
  const sentence = `${before} A new grant does not end the one before: that ends by its removal on chain, or at its own end.`;
  return <Warnings list={[{ code: 'ANOTHER_GRANT', weight: 'note', sentence }]} />;
}

const BEFORE: Partial<Record<Right, (where: string) => string>> = {
  held: (where) => `1tx may act on ${where} already.`,
  told: (where) => `1tx says that it may act on ${where} already.`,
  stopped: (where) =>
    `1tx says that it does not act on ${where}, and the right you signed there was not seen to end on chain.`,
  unknown: (where) => `Whether 1tx may act on ${where} already is not known at the moment.`,
};
