import { concat, type Hex, keccak256, numberToHex, pad, size, slice } from 'viem';
import { roleAccount } from '../../identity.ts';
import type { Bridge } from './records.ts';
import type { OneTxSettings } from './settings.ts';

/** Where things stand in a message: a header of 148 bytes, then the burn, then the hook. */
const AT = { nonce: 12, minFinality: 140, finality: 144, amount: 216, maxFee: 280, fee: 312 };
const FAST = 1_000;
const STANDARD = 2_000;

const wordAt = (message: Hex, at: number): bigint => BigInt(slice(message, at, at + 32));

const put = (message: Hex, at: number, bytes: Hex): Hex =>
  concat([slice(message, 0, at), bytes, slice(message, at + size(bytes))]);

/** How a message will travel. One that was to be fast and offers too little goes the slow way, for nothing. */
export function wayOf(message: Hex, settings: OneTxSettings, now: number): Bridge {
  const wanted = Number(slice(message, AT.minFinality, AT.finality)) <= FAST;
  const fastFee = feeOf(wordAt(message, AT.amount), settings.fastFeeBps);
  const fast = wanted && fastFee <= wordAt(message, AT.maxFee);
  const noticedAt = now + settings.relayNoticeMs;
  return {
    ...{ state: 'pending', message, fast, fee: fast ? fastFee : 0n, attempts: 0, error: null },
    ...{ noticedAt, attestedAt: noticedAt + (fast ? settings.fastMs : settings.standardMs) },
  };
}

/** A share of an amount, rounded up. */
const feeOf = (amount: bigint, bps: number): bigint => {
  const tenths = BigInt(Math.round(bps * 10));
  return (amount * tenths + 99_999n) / 100_000n;
};

/** Fills in what only who attests can know, and signs it. */
export async function attest(
  { message, fee, fast }: Bridge,
  sourceTxHash: Hex,
): Promise<{ readonly message: Hex; readonly attestation: Hex }> {
  const finality = numberToHex(fast ? FAST : STANDARD, { size: 4 });
  const filled = [
    [AT.nonce, keccak256(concat([sourceTxHash, message]))],
    [AT.finality, finality],
    [AT.fee, pad(numberToHex(fee), { size: 32 })],
  ] as const;
  const whole = filled.reduce((text, [at, bytes]) => put(text, at, bytes), message);
  const attestation = await roleAccount('attester').sign({ hash: keccak256(whole) });
  return { message: whole, attestation };
}
