import { shorten } from '../../ui/address.tsx';

const LONG = /\b0x(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40})\b/g;

/** A sentence with its addresses and hashes shortened, for a line of the book. The event has them whole. */
export function shortText(text: string): string {
  return text.replace(LONG, (whole) => shorten(whole));
}
