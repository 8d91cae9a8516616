import {
  type EvidenceFile,
  exportEvidence,
  type SignedHead,
  signedHeadMessage,
} from '@countinghouse/core';
import { createSimClock, createSimLedger } from '@countinghouse/core/simulation';
import { toHex } from 'viem';
import { PAYER } from './keys.ts';
import { START, swapEvents } from './swap-events.ts';

const ACTION = '00112233445566778899aabbccddeeff';

export interface MadeEvidence {
  readonly file: EvidenceFile;
  /** A head signed when the file was made, as a person would keep it elsewhere. */
  readonly head: SignedHead;
}

/** A swap that went well, in a ledger with other things before, amid and after it. */
export async function makeEvidence(): Promise<MadeEvidence> {
  const clock = createSimClock(START);
  const ledger = createSimLedger(clock);
  let noise = 0;
  const elsewhere = async () => {
    const event = { type: 'setting.changed', version: 1, data: { number: noise } };
    await ledger.append({ stream: 'settings', expectedLength: noise, events: [event], rows: {} });
    noise += 1;
  };
  const events = await swapEvents(ACTION);
  await elsewhere();
  for (const [index, event] of events.entries()) {
    await ledger.append({
      stream: `action/${ACTION}`,
      expectedLength: index,
      events: [event],
      rows: {},
    });
    if (index % 5 === 0) await elsewhere();
    clock.advance(5_000);
  }
  const { seq, hash } = await ledger.head();
  const at = clock.now();
  const message = { raw: toHex(signedHeadMessage({ seq, hash, at })) };
  const signature = await PAYER.signMessage({ message });
  const head = { seq, hash, at, address: PAYER.address.toLowerCase(), signature };
  const made = await exportEvidence({ ledger, actionId: ACTION, clock, signedHeads: [head] });
  if (!made.ok) throw new Error(made.error.message);
  return { file: made.value, head };
}
