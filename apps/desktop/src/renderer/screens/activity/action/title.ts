import type { ActionRow } from '../../../../contract/actions.ts';
import { named } from '../../../ui/money.ts';

/** What an action is called: "Swap 250 USDC for ETH". */
export function titleOf({ kind, pays, gets }: ActionRow, locale: string): string {
  const paid = pays === null ? null : `${named(pays, locale)} ${pays.symbol}`;
  switch (kind) {
    case 'swap':
      if (paid === null) return gets === null ? 'Swap' : `Swap for ${gets.symbol}`;
      return gets === null ? `Swap ${paid}` : `Swap ${paid} for ${gets.symbol}`;
    case 'send':
      return paid === null ? 'Send' : `Send ${paid}`;
    case 'fund':
      return paid === null ? 'Move USDC into your account' : `Move ${paid} into your account`;
    case 'authorize':
      return 'Authorize 1tx';
    case 'revoke':
      return 'Ask 1tx to stop';
    case 'earn-buy':
      return paid === null ? 'Put USDC to work' : `Put ${paid} to work`;
    case 'earn-sell':
      return paid === null ? 'Take USDC back' : `Take back ${paid}`;
    case 'withdraw':
      return paid === null ? 'Withdraw' : `Withdraw ${paid}`;
    case 'earn-exit':
      return 'Leave without 1tx';
    case 'earn-removal':
      return 'End every right on chain';
    default:
      return `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  }
}
