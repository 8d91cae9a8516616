import { encodeFunctionData, zeroAddress } from 'viem';
import { accountOf } from '../../kernel/account.ts';
import type { AccountCall } from '../../kernel/calls.ts';
import { ROUTER_ABI, SHARES_ABI } from '../../stack/abi.ts';
import { routerOf } from '../../stack/addresses.ts';
import type { KeyName } from './auth.ts';
import { unitsOf } from './decimals.ts';
import { type Instrument, tradableOf } from './instrument.ts';
import { approval, held, inDecimals, lessBps, protocolFee, USDC_DECIMALS } from './money.ts';
import { once } from './once.ts';
import { rehearse, signedUnder } from './operation.ts';
import { badRequest } from './refusal.ts';
import { requireGrant, submit } from './submit.ts';
import type { Sell } from './wire.ts';
import type { OneTxWorld, ReadChain } from './world.ts';

/** `POST /sell`. On the instrument's own chain, always. */
export function sell(world: OneTxWorld, key: KeyName, asked: Sell) {
  return once(world, key, asked, async () => {
    const instrument = tradableOf(world, asked.instrumentId);
    if (asked.destinationChainId !== undefined && asked.destinationChainId !== instrument.chainId) {
      throw badRequest('Cross-chain sell is not supported');
    }
    const shares = unitsOf(asked.yieldTokenAmount, instrument.shareDecimals);
    if (shares === undefined) {
      throw badRequest(
        `yieldTokenAmount must be a positive number with at most ${instrument.shareDecimals} decimal places`,
      );
    }
    const owner = asked.ownerEoa;
    const on = world.chainOf(instrument.chainId);
    const grant = requireGrant(world, key, owner, on.chain.id);
    if ((await held(on, instrument.shares, accountOf(owner))) < shares) {
      throw badRequest('Insufficient yield token balance');
    }
    const calls = await sellCalls(on, instrument, shares, asked);
    const { operation, hash } = await signedUnder(world, grant, calls);
    await rehearse(world, on, operation, grant);
    return submit(world, {
      ...{ key, owner, type: 'sell', idempotencyKey: asked.idempotencyKey ?? null },
      ...{ chainId: on.chain.id, destinationChainId: on.chain.id },
      ...{ instrumentId: instrument.id, amountIn: shares, operation, userOpHash: hash, grant },
    });
  });
}

async function sellCalls(
  on: ReadChain,
  instrument: Instrument,
  shares: bigint,
  asked: Sell,
): Promise<readonly AccountCall[]> {
  const router = routerOf(on.chain.id);
  const assets = await on.client.readContract({
    address: instrument.shares,
    abi: SHARES_ABI,
    functionName: 'convertToAssets',
    args: [shares],
  });
  const referralBps = asked.referralFeeBps ?? 0;
  const worth = inDecimals(assets, instrument.tokenDecimals, USDC_DECIMALS);
  const net = lessBps(worth, await protocolFee(on), BigInt(referralBps));
  const least = lessBps(net, BigInt(asked.slippageBps));
  const data = encodeFunctionData({
    abi: ROUTER_ABI,
    functionName: 'sell',
    args: [
      instrument.id,
      shares,
      least,
      ...([referralBps, asked.referralWallet ?? zeroAddress] as const),
    ],
  });
  return [approval(instrument.shares, router, shares), { to: router, data }];
}
