import { actionOfStream } from '@countinghouse/core';
import type { ActionRow } from '../../contract/actions.ts';
import type { Answer } from '../../contract/result.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { actionRow } from './row.ts';

/** A page of actions, newest first. */
export async function listActions(
  { ledger }: OpenHouse,
  input: InputOf<'actions', 'list'>,
): Promise<Answer<ActionRow[]>> {
  const { open, kinds, statuses, before, limit } = input;
  const rows = await ledger.listActions({
    limit,
    ...(open === undefined ? {} : { open }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(statuses === undefined ? {} : { statuses }),
    ...(before === undefined ? {} : { before }),
  });
  return { ok: true, value: rows.map(actionRow) };
}

/** Actions in which every word is found, best first. */
export async function searchActions(
  { ledger }: OpenHouse,
  { text, limit }: InputOf<'actions', 'search'>,
): Promise<Answer<ActionRow[]>> {
  const hits = await ledger.search(text, limit);
  const ids = hits.flatMap(({ stream }) => actionOfStream(stream) ?? []);
  const rows = await Promise.all(ids.map((id) => ledger.action(id)));
  return { ok: true, value: rows.flatMap((row) => (row === null ? [] : [actionRow(row)])) };
}
