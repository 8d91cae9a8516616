import {
  err,
  ok,
  type Result,
  type TransferChain,
  type TransferFee,
  type TransferFees,
  type TransferRelay,
} from '@countinghouse/core';
import type { Answer } from '../../http/operation.ts';
import { quoteText } from '../../http/redact.ts';
import { plainDecimal } from '../../value/plain-decimal.ts';
import { readRelayState } from '../state.ts';
import type * as wire from '../wire.ts';
import { addressOrNull, hashOrNull } from './values.ts';

export function toTransferChains({ supportedChains }: wire.CctpConfig): readonly TransferChain[] {
  return supportedChains.map((chain) => ({
    chain: `eip155:${chain.chainId}`,
    name: chain.name || null,
    domain: chain.cctpDomain,
    tokenMessenger: addressOrNull(chain.tokenMessenger),
    messageTransmitter: addressOrNull(chain.messageTransmitter),
    receiver: addressOrNull(chain.cctpReceiver),
  }));
}

/** What both speeds cost for an amount; the error names the field that is no share. */
export function toTransferFees(fee: wire.CctpFee, amount: bigint): Result<TransferFees, string> {
  const fast = toFee(fee.fastFeeBps, fee.fastTransferEta, amount);
  if (fast === undefined) return err('fastFeeBps');
  const standard = toFee(fee.standardFeeBps, fee.standardTransferEta, amount);
  return standard === undefined ? err('standardFeeBps') : ok({ fast, standard });
}

function toFee(
  share: string | number,
  estimate: string | null | undefined,
  amount: bigint,
): TransferFee | undefined {
  const basisPoints = plainDecimal(share);
  if (basisPoints === undefined) return undefined;
  const [whole = '', fraction = ''] = basisPoints.split('.');
  const parts = 10_000n * 10n ** BigInt(fraction.length);
  // Up: it is we who pay it.
  const fee = (amount * BigInt(`${whole}${fraction}`) + parts - 1n) / parts;
  return { basisPoints, fee, estimate: quoteText(estimate ?? '', 80) || null };
}

export function toRelay({ value, received }: Answer<wire.Relay>): TransferRelay {
  return {
    status: value.status,
    phase: readRelayState(value.status).phase,
    destinationTransaction: hashOrNull(value.destinationTxHash),
    error: quoteText(value.error ?? '') || null,
    received,
  };
}
