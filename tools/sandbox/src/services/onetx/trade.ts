import { type Address, encodeFunctionData, erc20Abi, zeroAddress } from 'viem';
import { accountOf } from '../../kernel/account.ts';
import type { AccountCall } from '../../kernel/calls.ts';
import { ROUTER_ABI, SHARES_ABI } from '../../stack/abi.ts';
import { routerOf } from '../../stack/addresses.ts';
import type { KeyName } from './auth.ts';
import { unitsOf } from './decimals.ts';
import { type Instrument, tradableOf } from './instrument.ts';
import { held, inDecimals, lessBps } from './money.ts';
import { rehearse, signedUnder } from './operation.ts';
import type { Action, Grant } from './records.ts';
import { badRequest } from './refusal.ts';
import { requireGrant, requireOwner, requireRelayer, submit } from './submit.ts';
import type { Buy, Sell } from './wire.ts';
import type { OneTxWorld, ReadChain } from './world.ts';

const USDC_DECIMALS = 6;

/** What buy and sell answer. */
const answerTo = (action: Action, idempotent: boolean) => ({
  accountAddress: accountOf(action.owner),
  actionId: action.id,
  userOpHash: action.userOpHash,
  ...(idempotent ? { idempotent: true } : {}),
});

/** `POST /buy`. The same key gets the same action, unless that has failed. */
export function buy(world: OneTxWorld, key: KeyName, asked: Buy) {
  return once(world, key, asked, async () => {
    const instrument = tradableOf(world, asked.instrumentId);
    const amount = unitsOf(asked.amountUsdc, USDC_DECIMALS);
    if (amount === undefined) {
      throw badRequest('amountUsdc must be a positive number with at most 6 decimal places');
    }
    if (asked.fastTransfer && asked.maxFee === undefined) {
      throw badRequest('maxFee is required when fastTransfer is true');
    }
    const owner = asked.ownerEoa;
    const on = await sourceFor(world, key, asked, instrument, amount);
    const grant = requireGrant(world, key, owner, on.chain.id);
    const calls = await buyCalls(on, instrument, amount, asked);
    const { operation, hash } = await signedUnder(world, grant, calls);
    await rehearse(world, on, operation, grant);
    return submit(world, {
      ...{ key, owner, type: 'buy', idempotencyKey: asked.idempotencyKey ?? null },
      ...{ chainId: on.chain.id, destinationChainId: instrument.chainId },
      ...{ instrumentId: instrument.id, amountIn: amount, operation, userOpHash: hash, grant },
    });
  });
}

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
    const grant: Grant = requireGrant(world, key, owner, on.chain.id);
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

/** In turn for each owner, so that two calls with one key cannot both find it free. */
function once(
  world: OneTxWorld,
  key: KeyName,
  asked: Buy | Sell,
  make: () => Promise<Action>,
): Promise<ReturnType<typeof answerTo>> {
  if ((asked.referralFeeBps ?? 0) > 0 && asked.referralWallet === undefined) {
    throw badRequest('referralWallet is required when referralFeeBps is set');
  }
  requireOwner(world, key, asked.ownerEoa);
  return world.inTurn(asked.ownerEoa, async () => {
    const { idempotencyKey } = asked;
    const before =
      idempotencyKey === undefined ? undefined : world.book.claimed(key, idempotencyKey);
    if (before !== undefined) return answerTo(before, true);
    requireRelayer(world);
    return answerTo(await make(), false);
  });
}

/** The chain the USDC comes from: as asked, or where there is enough, the instrument's own first. */
async function sourceFor(
  world: OneTxWorld,
  key: KeyName,
  asked: Buy,
  instrument: Instrument,
  amount: bigint,
): Promise<ReadChain> {
  const account = accountOf(asked.ownerEoa);
  const enough = async (on: ReadChain): Promise<boolean> =>
    (await held(on, on.usdc, account)) >= amount;
  if (asked.sourceChainId !== undefined) {
    const on = world.chainOf(asked.sourceChainId);
    if (await enough(on)) return on;
    throw badRequest(`Insufficient USDC in smart account on chain ${on.chain.id}`);
  }
  const near = world.chains.toSorted(
    (a, b) => Number(b.chain.id === instrument.chainId) - Number(a.chain.id === instrument.chainId),
  );
  const rich: ReadChain[] = [];
  for (const on of near) if (await enough(on)) rich.push(on);
  const [first] = rich;
  if (first === undefined) throw badRequest('No chain has sufficient USDC balance');
  const granted = rich.find(
    ({ chain }) => world.book.grantOn(key, asked.ownerEoa, chain.id) !== undefined,
  );
  return granted ?? first;
}

async function buyCalls(
  on: ReadChain,
  instrument: Instrument,
  amount: bigint,
  asked: Buy,
): Promise<readonly AccountCall[]> {
  const router = routerOf(on.chain.id);
  const referralBps = asked.referralFeeBps ?? 0;
  const net = lessBps(amount, await protocolFee(on), BigInt(referralBps));
  const fast = asked.fastTransfer && instrument.chainId !== on.chain.id;
  const maxFee = fast ? (asked.maxFee ?? 0n) : 0n;
  const arriving = net > maxFee ? net - maxFee : 0n;
  const least = lessBps(
    inDecimals(arriving, USDC_DECIMALS, instrument.tokenDecimals),
    BigInt(asked.slippageBps),
  );
  const data = encodeFunctionData({
    abi: ROUTER_ABI,
    functionName: 'buy',
    args: [
      ...([instrument.id, amount, least, fast, maxFee] as const),
      ...([referralBps, asked.referralWallet ?? zeroAddress] as const),
    ],
  });
  return [approval(on.usdc, router, amount), { to: router, data }];
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

const protocolFee = ({ client, chain }: ReadChain): Promise<bigint> =>
  client.readContract({
    address: routerOf(chain.id),
    abi: ROUTER_ABI,
    functionName: 'protocolFeeBps',
  });

const approval = (token: Address, spender: Address, amount: bigint): AccountCall => ({
  to: token,
  data: encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [spender, amount] }),
});
