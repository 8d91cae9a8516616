import type { Instrument } from '../../../contract/earn.ts';
import { figure } from './read-figures.ts';

export type Column = 'name' | 'protocol' | 'chain' | 'apy' | 'tvl';

export interface InstrumentView {
  readonly text: string;
  /** Chain id, protocol and category; '' for all. */
  readonly chain: string;
  readonly protocol: string;
  readonly category: string;
  /** Those that take nothing from here as well. */
  readonly closed: boolean;
  readonly by: Column;
  readonly down: boolean;
}

export const FIRST_VIEW: InstrumentView = {
  text: '',
  chain: '',
  protocol: '',
  category: '',
  closed: false,
  by: 'apy',
  down: true,
};

/** What of the list is shown, in order. Every word of the text must stand somewhere in the row. */
export function viewOf(list: readonly Instrument[], view: InstrumentView): readonly Instrument[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = list.filter((one) => {
    if (!view.closed && one.closed !== null) return false;
    if (view.chain !== '' && one.chain?.id !== view.chain) return false;
    if (view.protocol !== '' && one.protocol !== view.protocol) return false;
    if (view.category !== '' && one.category !== view.category) return false;
    const row = [one.name, one.protocol, one.chain?.name, one.takes, one.gives, one.id];
    const text = row.join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sign = view.down ? -1 : 1;
  return [...shown].sort((a, b) => sign * compare(a, b, view.by) || a.id.localeCompare(b.id));
}

function compare(a: Instrument, b: Instrument, by: Column): number {
  switch (by) {
    case 'apy':
      return figure(a.apy) - figure(b.apy);
    case 'tvl':
      return figure(a.tvlUsd) - figure(b.tvlUsd);
    case 'chain':
      return (a.chain?.name ?? '').localeCompare(b.chain?.name ?? '');
    default:
      return a[by].localeCompare(b[by]);
  }
}

/** Sorting by a column: figures begin with the highest, names with the first; again turns it round. */
export function sortedBy(view: InstrumentView, by: Column): InstrumentView {
  if (view.by === by) return { ...view, down: !view.down };
  return { ...view, by, down: by === 'apy' || by === 'tvl' };
}

/** What there is to choose from, each once, in order. */
export function choices(list: readonly Instrument[]) {
  const chains = new Map(
    list.flatMap(({ chain }) => (chain === null ? [] : [[chain.id, chain.name]])),
  );
  const each = (values: readonly (string | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return {
    chains: [...chains].sort(([, a], [, b]) => a.localeCompare(b)),
    protocols: each(list.map(({ protocol }) => protocol)),
    categories: each(list.map(({ category }) => category)),
  };
}
