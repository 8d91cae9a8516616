import { orderTakes, type TransferFee } from '@countinghouse/core';
import type { TransferCosts } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { amountOf } from '../amounts.ts';
import { failed, ofProvider, refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { usdcTyped } from './typed.ts';
import { nameOf } from './usdc.ts';

/** What it would cost, and about how long it would take, to bring USDC from one chain to another. */
export async function transferCosts(
  house: OpenHouse,
  { from, to, amount }: InputOf<'earn', 'transferCosts'>,
): Promise<Answer<TransferCosts>> {
  const typed = usdcTyped(house, from, amount);
  if (!typed.ok) return typed;
  const chains = await house.outside.earn.transferChains();
  if (!chains.ok) return failed(ofProvider(chains.error));
  const domainOf = (chain: string) => chains.value.find((one) => one.chain === chain)?.domain;
  const sourceDomain = domainOf(from);
  const destinationDomain = domainOf(to);
  if (sourceDomain === undefined || destinationDomain === undefined) {
    const sentence = `1tx brings no USDC from ${nameOf(from)} to ${nameOf(to)}.`;
    return refuse('REFUSED', sentence, 'NO_TRANSFER');
  }
  const { usdc, units } = typed.value;
  const fees = await house.outside.earn.transferFees({
    sourceDomain,
    destinationDomain,
    amount: units,
  });
  if (!fees.ok) return failed(ofProvider(fees.error));
  const cost = (speed: 'fast' | 'standard', { fee, basisPoints }: TransferFee) => ({
    fee: amountOf(usdc, fee),
    basisPoints,
    takesMs: orderTakes(speed),
  });
  const { fast, standard } = fees.value;
  return { ok: true, value: { fast: cost('fast', fast), standard: cost('standard', standard) } };
}
