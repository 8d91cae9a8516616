import type { ActionRow as StoredRow } from '@countinghouse/core';
import type { ActionRow } from '../../contract/actions.ts';
import type { Amount } from '../../contract/values.ts';
import { amountOf, assetIn, totalIn, unitsIn } from '../amounts.ts';

/** An action as a line of a list. */
export function actionRow(row: StoredRow): ActionRow {
  const { id, kind, status, sentence, waitingFor, open, createdAt, updatedAt } = row;
  const facts = { id, kind, status, sentence, waitingFor, open, createdAt, updatedAt };
  return { ...facts, pays: pays(row), gets: gets(row) };
}

/** What left or will leave, as far as it is known. */
function pays({ kind, summary }: StoredRow): Amount | null {
  const swap = kind === 'swap';
  const asset = assetIn(swap ? summary.origin : summary.pays);
  const units = unitsIn(swap ? summary.amountIn : unitsOf(summary.pays));
  if (asset === null || units === null) return null;
  return amountOf(asset, units, swap ? asset.price : (assetIn(priced(summary))?.price ?? null));
}

/** What arrived, or else what was quoted. A payment gets nothing back. */
function gets({ kind, summary }: StoredRow): Amount | null {
  if (kind === 'earn-exit') return ofSummary(summary.receives);
  if (kind !== 'swap') return null;
  const asset = assetIn(summary.destination);
  const units = totalIn(summary.payouts) ?? unitsIn(summary.amountOut);
  return asset === null || units === null ? null : amountOf(asset, units, asset.price);
}

function ofSummary(value: StoredRow['summary'][string] | undefined): Amount | null {
  const asset = assetIn(value);
  const units = unitsIn(unitsOf(value));
  return asset === null || units === null ? null : amountOf(asset, units, asset.price);
}

/** A send keeps the price beside the amount, not in it. */
function priced(summary: StoredRow['summary']): StoredRow['summary'] {
  return { ...(summary.pays as StoredRow['summary']), price: summary.price ?? null };
}

function unitsOf(value: StoredRow['summary'][string] | undefined) {
  return (value as { readonly units?: string } | null | undefined)?.units;
}
