import type { ActionRow } from '../../../../contract/actions.ts';
import { readable } from '../../../ui/money.ts';

/** What an action is called: "Swap 250 USDC for ETH". */
export function titleOf({ kind, pays, gets }: ActionRow, locale: string): string {
  const paid = pays === null ? null : `${readable(pays, 'pays', locale)} ${pays.symbol}`;
  switch (kind) {
    case 'swap':
      if (paid === null) return gets === null ? 'Swap' : `Swap for ${gets.symbol}`;
      return gets === null ? `Swap ${paid}` : `Swap ${paid} for ${gets.symbol}`;
    case 'send':
      return paid === null ? 'Send' : `Send ${paid}`;
    default:
      return `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  }
}
