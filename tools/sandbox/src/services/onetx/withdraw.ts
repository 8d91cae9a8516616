import { type Address, encodeFunctionData, erc20Abi } from 'viem';
import type { z } from 'zod';
import { accountOf } from '../../kernel/account.ts';
import type { KeyName } from './auth.ts';
import { unitsOf } from './decimals.ts';
import { held, USDC_DECIMALS } from './money.ts';
import { draft, rehearse } from './operation.ts';
import { badRequest } from './refusal.ts';
import { requireOwner, requireRelayer, submit } from './submit.ts';
import type { ConfirmWithdraw, PrepareWithdraw } from './wire.ts';
import type { OneTxWorld } from './world.ts';

/** `POST /withdraw/prepare`: an operation for the owner to sign. It takes the place of one before it. */
export function prepareWithdraw(
  world: OneTxWorld,
  key: KeyName,
  asked: z.infer<typeof PrepareWithdraw>,
) {
  const owner = asked.ownerEoa;
  requireOwner(world, key, owner);
  return world.inTurn(owner, async () => {
    const on = world.chainOf(asked.chainId);
    const amount = unitsOf(asked.amountUsdc, USDC_DECIMALS);
    if (amount === undefined) {
      throw badRequest('amountUsdc must be a positive number with at most 6 decimal places');
    }
    const accountAddress = accountOf(owner);
    if ((await held(on, on.usdc, accountAddress)) < amount) {
      throw badRequest(`Insufficient USDC in smart account on chain ${on.chain.id}`);
    }
    const { operation, hash } = await draft(world, on, owner, 'root', 0, [
      payment(on.usdc, owner, amount),
    ]);
    const before = world.book.preparedWithdrawal(key, owner);
    if (before !== undefined) world.book.put(Object.assign(before, { state: 'replaced' }));
    world.book.put({
      ...{ n: world.book.withdrawals.length, key, owner, chainId: on.chain.id, amount },
      ...{ operation, digest: hash, state: 'prepared' },
    });
    const { id: chainId } = on.chain;
    return { accountAddress, chainId, digest: hash, signingMethod: 'personal_sign' };
  });
}

/** `POST /withdraw/confirm`: submits what the owner has signed. A wrong signature leaves it prepared. */
export function confirmWithdraw(
  world: OneTxWorld,
  key: KeyName,
  asked: z.infer<typeof ConfirmWithdraw>,
) {
  const owner = asked.ownerEoa;
  requireOwner(world, key, owner);
  return world.inTurn(owner, async () => {
    const prepared = world.book.preparedWithdrawal(key, owner);
    if (prepared === undefined) throw badRequest('No pending withdrawal for this owner');
    requireRelayer(world);
    const on = world.chainOf(prepared.chainId);
    const operation = { ...prepared.operation, signature: asked.signature };
    await rehearse(world, on, operation);
    const action = submit(world, {
      ...{ key, owner, type: 'withdraw', idempotencyKey: null, grant: undefined },
      ...{ chainId: prepared.chainId, destinationChainId: prepared.chainId, instrumentId: null },
      ...{ amountIn: prepared.amount, operation, userOpHash: prepared.digest },
    });
    world.book.put(Object.assign(prepared, { state: 'used' }));
    return { actionId: action.id, userOpHash: action.userOpHash };
  });
}

const payment = (usdc: Address, to: Address, amount: bigint) => ({
  to: usdc,
  data: encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [to, amount] }),
});
