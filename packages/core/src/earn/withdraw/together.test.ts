import { describe, expect, it } from 'vitest';
import { simAddress } from '../../simulation/address.ts';
import {
  encodeHandleOps,
  operationHash,
  SIM_ENTRY_POINT,
  type SimOperation,
} from '../../simulation/chain/operation.ts';
import { EARN_BASE } from '../../simulation/earn/vaults.ts';
import { simSignatureOver } from '../../simulation/signature.ts';
import { BASE, createSimWorld, EARNING, OWNER } from '../../simulation/world.ts';
import type { EarnWorld } from '../world.ts';
import { lookOnChain } from './on-chain.ts';
import type { WithdrawState } from './state.ts';

const { usdc } = EARN_BASE;

function withdrawal(sequence: number, units: string): SimOperation {
  const plain: SimOperation = {
    ...{ chain: BASE, owner: OWNER, account: EARNING, nonce: String(sequence), creates: false },
    calls: [{ kind: 'transfer', token: usdc.token, to: OWNER, units }],
    ...{ right: null, signature: null },
  };
  return { ...plain, signature: simSignatureOver(OWNER, operationHash(plain)) };
}

/** What a withdrawal of 100 is told that it paid, when one transaction carried out all of these. */
async function told(
  operations: readonly SimOperation[],
  of: SimOperation,
  change: (accounts: ReturnType<EarnWorld['smartAccounts']>) => typeof accounts = (same) => same,
) {
  const world = createSimWorld({ seed: 1 });
  const from = simAddress('a relayer');
  world.base.fund(from, null, 10n ** 18n);
  world.base.call({ from, to: SIM_ENTRY_POINT, data: encodeHandleOps(...operations) });
  world.clock.advance(60_000);
  const owned = { owner: OWNER, account: EARNING };
  const state = {
    input: { ...owned, usdc, amount: '100', besideAnother: true },
    sealed: { ...owned, chain: BASE, digest: operationHash(of), sinceBlock: 0, nonce: '0' },
    ...{ seen: null, ending: null, displacedAt: null },
  } as unknown as WithdrawState;
  const port = {
    chain: (id: string) => world.chains.get(id)?.port,
    smartAccounts: (id: string) => change(world.smartAccounts.get(id)),
    kernel: world.kernel,
  } as unknown as EarnWorld;
  const news = await lookOnChain(state, port);
  return news.ok ? news.value[0]?.data : expect.unreachable(news.error.message);
}

describe('withdrawals that one transaction carried out', () => {
  const both = [withdrawal(0, '100'), withdrawal(1, '100')] as const;

  it('each paid what its own operation paid', async () => {
    for (const each of both) {
      expect(await told(both, each)).toMatchObject({ paid: '100', more: [], final: true });
    }
  });

  it('do not make up for each other', async () => {
    const less = withdrawal(0, '40');
    expect(await told([less, withdrawal(1, '60')], less)).toMatchObject({ paid: '40' });
  });

  it('are not called paid where nobody can tell them apart', async () => {
    const blind = await told(both, both[0], (accounts) =>
      accounts === undefined
        ? undefined
        : { ...accounts, movedBy: async () => ({ ok: true, value: null }) },
    );
    expect(blind).toMatchObject({ paid: '200', more: [], unreadable: true });
  });
});
