import { exportEvidence, serializeEvidence } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart } from '../failures.ts';
import { fileDate } from '../file-date.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';

/** The evidence file of an action, with every head that was signed outside the ledger. */
export async function evidence(
  { ledger, clock }: OpenHouse,
  { actionId }: InputOf<'actions', 'evidence'>,
): Promise<Answer<{ fileName: string; text: string }>> {
  const file = await exportEvidence({
    ledger,
    actionId,
    clock,
    signedHeads: ledger.signedHeads(),
  });
  if (!file.ok) return failed(ofPart(file.error));
  const { kind, createdAt } = file.value.action;
  // The kind comes from the ledger and may be of a program we do not know.
  const word = kind.replace(/[^a-z0-9-]/gi, '').slice(0, 20) || 'action';
  const fileName = `${word}-${fileDate(createdAt)}-${actionId.slice(0, 8)}.evidence.json`;
  return { ok: true, value: { fileName, text: serializeEvidence(file.value) } };
}
