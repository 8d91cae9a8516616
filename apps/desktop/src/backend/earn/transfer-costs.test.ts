import { ok, orderTakes } from '@countinghouse/core';
import { ARBITRUM, BASE, USDC_ARB, USDC_BASE } from '@countinghouse/core/simulation';
import { afterEach, expect, it } from 'vitest';
import type { SandboxReady } from '../../host/protocol.ts';
import { must } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { earnProcedures } from './index.ts';

let sim: SimHouse;
afterEach(() => sim.end());

const SANDBOX = {
  chains: [
    { id: 8453, rpcUrl: '', tokens: { USDC: USDC_BASE } },
    { id: 42161, rpcUrl: '', tokens: { USDC: USDC_ARB } },
  ],
} as unknown as SandboxReady;

it('how long it takes is what the order itself will say, and not what is said of the bridge alone', async () => {
  const fee = (estimate: string) => ({ basisPoints: '0', fee: 0n, estimate });
  sim = await openSimHouse({
    sandbox: SANDBOX,
    earn: {
      transferChains: async () =>
        ok([
          { chain: BASE, name: 'Base', domain: 6 },
          { chain: ARBITRUM, name: 'Arbitrum', domain: 3 },
        ] as never),
      transferFees: async () =>
        ok({ fast: fee('~8 seconds'), standard: fee('~15-19 minutes'), received: '' } as never),
    },
  });
  const wish = { from: BASE, to: ARBITRUM, amount: '5' };
  const { fast, standard } = must(await earnProcedures.transferCosts(sim.house, wish));
  expect([fast.takesMs, standard.takesMs]).toEqual([orderTakes('fast'), orderTakes('standard')]);
});
