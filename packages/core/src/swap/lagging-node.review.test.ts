import { expect, it } from 'vitest';
import type { ChainPort } from '../ports/chain.ts';
import { ok } from '../result/result.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage } from '../simulation/driver/stage.ts';
import { ARBITRUM, BASE } from '../simulation/world.ts';

/* Found in review: servers behind one address are not equally far, and each answers now and then. */

/** A node that, every other time it is asked for its head, has got only as far as `at`. */
function lagging(port: ChainPort, at: () => number | null): ChainPort {
  const behind = (blockNumber: number) => {
    const known = at();
    return known !== null && blockNumber > known;
  };
  return {
    ...port,
    async block(which) {
      const known = at();
      return port.block(which === 'latest' && known !== null ? known : which);
    },
    async receipt(hash) {
      const answer = await port.receipt(hash);
      return answer.ok && answer.value !== null && behind(answer.value.blockNumber)
        ? ok(null)
        : answer;
    },
    async transfersIn(hash, token) {
      const answer = await port.transfersIn(hash, token);
      return answer.ok && answer.value?.some(({ blockNumber }) => behind(blockNumber))
        ? ok(null)
        : answer;
    },
  };
}

it('a node that has not got so far yet takes nothing back that was seen', async () => {
  const stage = createStage();
  const { base, arbitrum, ledger } = stage.world;
  let lags = false;
  const first = base.blocks.head();
  const chains = new Map([
    [BASE, lagging(base.port, () => (lags ? first + 1 : null))],
    [ARBITRUM, lagging(arbitrum.port, () => (lags ? first + 1 : null))],
  ]);
  const engine = stage.program(undefined, chains);
  const { input } = swapErrandOf({
    name: 'lag',
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: false,
    temper: CALM_PERSON,
  });
  const begun = await engine.start('start', 'swap', input);
  if (!begun.ok) throw new Error(begun.error.message);
  const id = begun.value.actionId;
  await engine.advance(id);
  await stage.approve(engine, id);
  for (let look = 0; look < 40; look += 1) {
    await stage.pass(engine, 2_000);
    lags = !lags;
    await engine.advance(id);
  }
  const types = (ledger.disk().streams.get(`action/${id}`) ?? []).map(({ type }) => type);
  expect(stage.row(id).status).toBe('done');
  expect(types.filter((type) => /gone|orphaned/.test(type))).toEqual([]);
});
