import { encodeFunctionData, zeroAddress } from 'viem';
import { accountOf } from '../../kernel/account.ts';
import type { AccountCall } from '../../kernel/calls.ts';
import { ROUTER_ABI } from '../../stack/abi.ts';
import { routerOf } from '../../stack/addresses.ts';
import type { KeyName } from './auth.ts';
import { unitsOf } from './decimals.ts';
import { type Instrument, tradableOf } from './instrument.ts';
import { approval, held, inDecimals, lessBps, protocolFee, USDC_DECIMALS } from './money.ts';
import { once } from './once.ts';
import { rehearse, signedUnder } from './operation.ts';
import { badRequest } from './refusal.ts';
import { requireGrant, submit } from './submit.ts';
import type { Buy } from './wire.ts';
import type { OneTxWorld, ReadChain } from './world.ts';

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
