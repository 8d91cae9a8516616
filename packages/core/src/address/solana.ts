import { ed25519 } from '@noble/curves/ed25519.js';
import { base58 } from '@scure/base';
import { ok } from '../result/result.ts';
import type { AddressCodec, AddressNote } from './address.ts';
import { NO_CHECKSUM, refuse } from './address.ts';
import { attempt } from './attempt.ts';

const OFF_CURVE: AddressNote = {
  code: 'OFF_CURVE',
  message: 'This address belongs to a program, not to a wallet key. Is that what you mean?',
};

/** Solana-like chains: 32 bytes in base58, without a checksum. Says when no private key can exist for it. */
export const solanaAddress: AddressCodec = (text) => {
  const bytes = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/u.test(text)
    ? attempt(() => base58.decode(text))
    : undefined;
  if (bytes?.length !== 32) {
    return refuse('BAD_FORM', 'An address here is 32 to 44 letters and digits that hold 32 bytes.');
  }
  if (bytes.every((byte) => byte === 0)) {
    return refuse('NOT_PAYABLE', 'This is the system program: money sent there is lost.');
  }
  const onCurve = attempt(() => ed25519.Point.fromBytes(bytes, true)) !== undefined;
  return ok({
    address: text,
    identity: text,
    kind: onCurve ? 'key' : 'program',
    proof: 'form',
    notes: onCurve ? [NO_CHECKSUM] : [NO_CHECKSUM, OFF_CURVE],
  });
};
