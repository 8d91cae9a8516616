import type { EarnOrderCap } from '../../../contract/earn.ts';
import { capWarning, capWords } from '../../../contract/order-words.ts';
import type { Amount } from '../../../contract/values.ts';
import { useLook } from '../../client/look.ts';
import type { Warning } from '../../ui/warnings.tsx';

const BASE = 'eip155:8453';

/** What the person's own right lets one order take on a chain; undefined while nobody has said. */
export interface OwnCap {
  readonly cap: EarnOrderCap | undefined;
  readonly failed: boolean;
}

export function useOwnCap(owner: string, chain: string | null): OwnCap {
  const look = useLook(
    'earn',
    'orderCap',
    { owner, chain: chain ?? BASE },
    { when: chain !== null },
  );
  return look.state === 'full'
    ? { cap: look.value, failed: false }
    : { cap: undefined, failed: look.state === 'failed' };
}

/** The cap in a sentence, for beneath the amount. */
export function ownCapWords({ cap, failed }: OwnCap, usdc: Amount): string | undefined {
  if (failed) return 'What your cap is could not be read just now.';
  return cap === undefined ? undefined : capWords(cap, usdc);
}

/** What the cap has against an order of so much. */
export function ownCapWarnings(
  { cap }: OwnCap,
  units: bigint | null,
  usdc: Amount,
  chain: string,
): readonly Warning[] {
  if (cap === undefined || units === null) return [];
  const warning = capWarning(units, cap, usdc, chain);
  return warning === null ? [] : [warning];
}
