import type { Hex } from 'viem';
import type { z } from 'zod';
import { EXCHANGE_ABI } from '../../stack/abi.ts';
import { CCTP, CCTP_RECEIVER, chainOfDomain, domainOf, EXCHANGE } from '../../stack/addresses.ts';
import { instrumentOf } from './instrument.ts';
import { lessBps } from './money.ts';
import { CHAIN_NAMES } from './portfolio.ts';
import type { Action } from './records.ts';
import { badRequest, notFound } from './refusal.ts';
import type { SwapQuery } from './wire.ts';
import type { OneTxWorld } from './world.ts';

/** `GET /cctp/config`. */
export const cctpConfig = ({ chains }: OneTxWorld) => ({
  supportedChains: chains.map(({ chain: { id } }) => ({
    ...{ chainId: id, name: CHAIN_NAMES[id] ?? String(id), cctpDomain: domainOf(id) },
    ...CCTP,
    cctpReceiver: CCTP_RECEIVER,
  })),
});

/** `GET /cctp/fee/:source/:destination`. */
export function cctpFee({ settings }: OneTxWorld, source: string, destination: string) {
  for (const domain of [source, destination]) {
    if (!/^\d{1,6}$/.test(domain) || chainOfDomain(Number(domain)) === undefined) {
      throw badRequest(`Unsupported CCTP domain: ${domain}`);
    }
  }
  return {
    fastFeeBps: String(settings.fastFeeBps),
    standardFeeBps: '0',
    fastTransferEta: inWords(settings.fastMs),
    standardTransferEta: inWords(settings.standardMs),
  };
}

const inWords = (ms: number): string =>
  ms < 120_000 ? `~${Math.ceil(ms / 1_000)} seconds` : `~${Math.ceil(ms / 60_000)} minutes`;

/** `GET /cctp/relay/tx/:hash`. For a while after the transaction nobody knows of it. */
export function relayOf(world: OneTxWorld, sourceTxHash: string) {
  const action = world.book.actionWithSource(sourceTxHash.toLowerCase() as Hex);
  if (action?.bridge == null || world.clock.now() < action.bridge.noticedAt) {
    throw notFound('Job not found');
  }
  return relayAnswer(action);
}

/** `POST /cctp/relay`: tries again what had failed. */
export function restartRelay(world: OneTxWorld, sourceTxHash: Hex) {
  const action = world.book.actionWithSource(sourceTxHash);
  if (action?.bridge == null) throw notFound('Job not found');
  if (action.bridge.state === 'failed') {
    const { attempts } = action.bridge;
    action.bridge = { ...action.bridge, state: 'redeeming', error: null, attempts: attempts + 1 };
    world.book.put(action);
    world.pump();
  }
  return relayAnswer(action);
}

const relayAnswer = ({ bridge, ...action }: Action) => ({
  status: bridge?.state,
  error: bridge?.error ?? null,
  sourceTxHash: action.sourceTxHash,
  destinationTxHash: action.destinationTxHash,
});

/** `GET /quotes/swap`: what a deposit or a withdrawal changes on its way. */
export async function swapQuote(world: OneTxWorld, asked: z.infer<typeof SwapQuery>) {
  const instrument = instrumentOf(world, asked.instrumentId);
  const on = world.chainOf(asked.chainId);
  if (on.chain.id !== instrument.chainId) {
    throw badRequest(`The instrument is not on chain ${asked.chainId}`);
  }
  const usdc = { address: on.usdc, symbol: 'USDC', decimals: 6 };
  const { tokenAddress: address, token: symbol, tokenDecimals: decimals } = instrument;
  const own = { address, symbol, decimals };
  const [fromToken, toToken] = asked.direction === 'deposit' ? [usdc, own] : [own, usdc];
  const needsSwap = symbol !== 'USDC';
  const out = needsSwap
    ? await on.client.readContract({
        address: EXCHANGE,
        abi: EXCHANGE_ABI,
        functionName: 'quote',
        args: [fromToken.address, toToken.address, asked.amount],
      })
    : asked.amount;
  return {
    ...{ needsSwap, fromToken, toToken },
    amountIn: asked.amount.toString(),
    amountOut: out.toString(),
    minAmountOut: lessBps(out, 50n).toString(),
    priceImpact: '0',
  };
}
