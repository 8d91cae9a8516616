import { describe, expect, it } from 'vitest';
import type { ChainPort } from '../ports/chain.ts';
import { ok } from '../result/result.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage } from '../simulation/driver/stage.ts';
import { BASE, FRIEND } from '../simulation/world.ts';

/* Found in review: an end that told people their money had never left, while 1Click said it had it. */

/** Somebody pays, 1Click says so and sweeps it, and our node shows nothing of it. */
async function paidUnseen(origin: string, outside: boolean) {
  const stage = createStage();
  const { provider, base } = stage.world;
  const { port } = base;
  const isDeposit = (address: string) =>
    address.toLowerCase() === provider.orders()[0]?.key.depositAddress.toLowerCase();
  const chain: ChainPort = {
    ...port,
    balance: async (address, token) => (isDeposit(address) ? ok(0n) : port.balance(address, token)),
    transfersTo: async (query) => (isDeposit(query.to) ? ok([]) : port.transfersTo(query)),
  };
  const engine = stage.program(undefined, new Map([[BASE, chain]]));
  const { input } = swapErrandOf({
    name: 'unseen',
    origin,
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside,
    temper: CALM_PERSON,
  });
  const begun = await engine.start('start', 'swap', input);
  if (!begun.ok) throw new Error(begun.error.message);
  const id = begun.value.actionId;
  await engine.advance(id);
  const [order] = provider.orders();
  if (order === undefined) throw new Error('no order');
  const tell = provider.port.status;
  provider.port.status = async (key) => {
    const told = await tell(key);
    if (!told.ok) return told;
    return ok({ ...told.value, status: 'PROCESSING', originTransactions: [] });
  };
  base.pay({
    from: FRIEND,
    to: order.key.depositAddress,
    token: order.from.contract,
    amount: order.quote.amountIn,
  });
  const later = stage.program(undefined, new Map([[BASE, chain]]));
  await stage.pass(later, 60 * 60_000);
  return stage.row(id);
}

describe('a deposit that 1Click says it has and our node does not show', () => {
  it.each([
    ['a token, paid from outside', 'base USDC', true],
    ['a token, paid past the wallet here', 'base USDC', false],
    ['ether, paid past the wallet here', 'base ETH', false],
  ])('is not called unsent: %s', async (_, origin, outside) => {
    const row = await paidUnseen(origin, outside);
    expect(row.status).toBe('needs you');
    expect(row.sentence).not.toContain('never left you');
  });
});
