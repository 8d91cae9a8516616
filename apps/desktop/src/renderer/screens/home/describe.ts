import type { ActionRow } from '../../../contract/actions.ts';
import { named } from '../../ui/money.ts';
import { titleOf } from '../activity/action/title.ts';

/** What an action is, in a few words: "Swap 25 USDC for ETH". */
export function describe(row: ActionRow, locale: string): string {
  const { kind, pays, gets } = row;
  if (kind !== 'swap' && kind !== 'send') return titleOf(row, locale);
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  if (pays === null) return name;
  const paid = `${named(pays, locale)} ${pays.symbol}`;
  return gets === null || kind !== 'swap'
    ? `${name} ${paid}`
    : `${name} ${paid} for ${gets.symbol}`;
}

/** What the button beside a waiting action says. */
export function whatToDo({ status }: Pick<ActionRow, 'status'>): string {
  return status === 'awaiting signature' ? 'Read the review' : 'See what to do';
}
