import { describe, expect, it } from 'vitest';
import type { ChainFailureCode, ChainPort } from '../../ports/chain.ts';
import type { KernelPort, SmartAccountPort } from '../../ports/smart-account.ts';
import { err, ok } from '../../result/result.ts';
import { simAddress } from '../../simulation/address.ts';
import type { EarnAsset } from '../asset.ts';
import type { LeaveInput, LeaveVault } from './input.ts';
import { rehearseLeave } from './rehearse.ts';

const CHAIN = 'eip155:8453';
const asset = (symbol: string, decimals = 6): EarnAsset => {
  const token = simAddress(symbol);
  return { chain: CHAIN, token, asset: `${CHAIN}/erc20:${token}`, symbol, decimals };
};
const vault = (name: string, known: LeaveVault['known'] = 'bought'): LeaveVault => ({
  name,
  shares: asset(name),
  known,
});
const GOOD = vault('Good');
const OTHER = vault('Other');
const STUCK = vault('Stuck');
const POOL = vault('Pool');
const LENT = vault('Lent');
const LENDING = simAddress('lending pool');
const ETHER: LeaveVault = { name: 'Ether', shares: asset('Ether', 18), known: 'bought' };
const TOLD = vault('Told', 'told');
const USDC = asset('USDC');

function input(vaults: readonly LeaveVault[], untold: readonly string[] = []): LeaveInput {
  const native = { id: `${CHAIN}/slip44:60`, symbol: 'ETH', decimals: 18 };
  const owned = { owner: simAddress('owner'), account: simAddress('account') };
  return { ...owned, purpose: 'exit', native, usdc: USDC, vaults, untold };
}

type Answers = Partial<
  Record<'balance' | 'redeemable' | 'vaultAsset' | 'poolBehind', ChainFailureCode>
>;

const isToken = (token: string) => [POOL, LENT].some(({ shares }) => shares.token === token);

/** A chain on which the account holds 100 of everything named, and calls of `Stuck` revert. */
function place(
  holds: readonly EarnAsset[],
  troubled: Readonly<Record<string, Answers>> = {},
  refused: readonly string[] = [STUCK.shares.token],
) {
  const answer = async <T>(token: string | null, question: keyof Answers, value: T) => {
    const code = troubled[token ?? '']?.[question];
    return code === undefined ? ok(value) : err({ code, message: 'no answer.' });
  };
  const chain = {
    balance: async (_: string, token: string | null) =>
      answer(token, 'balance', holds.some((each) => each.token === token) ? 100n : 0n),
  } as Partial<ChainPort> as ChainPort;
  const accounts = {
    vaultAsset: async (token: string) => {
      const of = token === ETHER.shares.token ? simAddress('WETH') : USDC.token;
      return answer(token, 'vaultAsset', isToken(token) ? null : of);
    },
    poolBehind: async (token: string, asset: string) =>
      answer(
        token,
        'poolBehind',
        token === LENT.shares.token && asset === USDC.token ? LENDING : null,
      ),
    redeemable: async (token: string, shares: bigint) => answer(token, 'redeemable', shares + 2n),
    operationNonce: async () => ok(7n),
    callGas: async (_: string, callData: string) =>
      refused.some((part) => callData.includes(part))
        ? err({ code: 'WOULD_REVERT' as const, message: 'the vault has no money.' })
        : ok(90_000n),
    rehearse: async () => ok(null),
  } as Partial<SmartAccountPort> as SmartAccountPort;
  const there = {
    deployed: true,
    currentNonce: 1,
    validNonceFrom: 0,
    rootValidator: '0x01',
    owner: simAddress('owner'),
  };
  return { chain, accounts, there };
}

/** Its call data are the calls in words, so that a test can look into them. */
const kernel = {
  planOperation: ({ calls }) => ({
    userOpHash: '0x00',
    callData: JSON.stringify(calls, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    call: { from: simAddress('owner'), to: simAddress('entry point'), value: 0n, data: '0x' },
    gas: 1n,
  }),
} as Partial<KernelPort> as KernelPort;

/** In which nobody has signed anything. */
const LEDGER: Parameters<typeof rehearseLeave>[3]['ledger'] = {
  listActions: async () => [],
  readStream: async () => [],
};
const CLOCK: Parameters<typeof rehearseLeave>[3]['clock'] = { now: () => 1_000_000 };
const leave = (wanted: LeaveInput, where: ReturnType<typeof place>) =>
  rehearseLeave(wanted, where, kernel, { ledger: LEDGER, clock: CLOCK });

async function planned(wanted: LeaveInput, where: ReturnType<typeof place>) {
  const answer = await leave(wanted, where);
  if (!answer.ok || answer.value.planned === null) throw new Error('nothing was planned');
  return answer.value;
}

const END = { kind: 'end-grants', validFrom: 11 };
const idle = { kind: 'transfer', token: USDC.token, units: 100n };
const redeem = ({ shares: { token } }: LeaveVault) => ({
  kind: 'redeem',
  vault: token,
  shares: 100n,
});

describe('leaving an account', () => {
  it('takes the idle USDC, what vaults give, and what nobody can redeem as it is', async () => {
    const holds = [GOOD.shares, POOL.shares, USDC];
    expect(await planned(input([GOOD, POOL]), place(holds))).toMatchObject({
      calls: [idle, redeem(GOOD), { kind: 'transfer', token: POOL.shares.token, units: 100n }, END],
      worth: 202n,
      atLeast: 100n,
      left: [],
      asIs: ['0.0001 Pool'],
      warnings: [
        {
          code: 'SENT_AS_IS',
          weight: 'risk',
          sentence: expect.stringContaining('You get 0.0001 Pool, not USDC;'),
        },
      ],
    });
  });

  const back = { kind: 'pool-withdraw', pool: LENDING, asset: USDC.token };

  it('takes back all that a pool has, which counts as USDC and is promised by nobody', async () => {
    const holds = [LENT.shares, USDC];
    expect(await planned(input([LENT]), place(holds))).toMatchObject({
      calls: [idle, back, END],
      worth: 200n,
      atLeast: 100n,
      asIs: [],
      warnings: [],
    });
  });

  it('leaves out a pool that pays nothing now, says so, and takes the rest', async () => {
    const where = place([LENT.shares, GOOD.shares, USDC], {}, [LENDING]);
    const { calls, left, worth } = await planned(input([LENT, GOOD]), where);
    expect(calls).toEqual([idle, redeem(GOOD), END]);
    expect(worth).toBe(202n);
    expect(left.join()).toContain('Lent stays in it');
  });

  it('leaves out a vault that cannot be left now, says so, and takes the rest', async () => {
    const holds = [GOOD.shares, STUCK.shares, USDC];
    const {
      calls,
      planned: operation,
      warnings,
      left,
    } = await planned(input([STUCK, GOOD]), place(holds));
    expect(calls).toHaveLength(3);
    expect(operation.callData).not.toContain(STUCK.shares.token);
    expect(warnings).toMatchObject([{ code: 'LEFT_BEHIND', weight: 'risk' }]);
    expect(left.join()).toContain('the vault has no money');
  });

  it('stops where nothing else is there to take', async () => {
    const { warnings } = await planned(input([STUCK]), place([STUCK.shares]));
    expect(warnings).toMatchObject([
      { code: 'WOULD_FAIL', weight: 'stop' },
      { code: 'RIGHTS_STAND' },
    ]);
  });

  it('has nothing to do in an empty account', async () => {
    expect(await leave(input([GOOD]), place([]))).toEqual(ok({ planned: null, left: [] }));
  });

  it.each([
    ['what its shares are worth', 'redeemable', 'WOULD_REVERT'],
    ['what its shares are worth', 'redeemable', 'CHAIN_MALFORMED'],
    ['how much is held of it', 'balance', 'WOULD_REVERT'],
    ['how much is held of it', 'balance', 'CHAIN_MALFORMED'],
  ] as const)(
    'a vault that does not say %s (%s: %s) holds nothing up',
    async (_, question, code) => {
      const where = place([GOOD.shares, OTHER.shares, USDC], {
        [OTHER.shares.token]: { [question]: code },
      });
      const { calls, left } = await planned(input([OTHER, GOOD]), where);
      expect(calls).toEqual([idle, redeem(GOOD), END]);
      expect(left.join()).toContain('Other stays in it');
    },
  );

  it.each(['balance', 'vaultAsset', 'redeemable'] as const)(
    'waits while the chain cannot be asked about what was bought here (%s)',
    async (question) => {
      const where = place([GOOD.shares, USDC], {
        [GOOD.shares.token]: { [question]: 'CHAIN_UNAVAILABLE' },
      });
      expect(await leave(input([GOOD]), where)).toMatchObject({
        ok: false,
        error: { code: 'CHAIN_UNAVAILABLE' },
      });
    },
  );

  it('waits while the chain cannot be asked for the pool of what was bought here', async () => {
    const where = place([LENT.shares], {
      [LENT.shares.token]: { poolBehind: 'CHAIN_UNAVAILABLE' },
    });
    expect(await leave(input([LENT]), where)).toMatchObject({ ok: false });
  });

  it('one token is redeemed once, however many instruments have it, and USDC never twice', async () => {
    const spelled = { ...GOOD.shares, token: GOOD.shares.token.toUpperCase().replace('0X', '0x') };
    const twins: readonly LeaveVault[] = [
      GOOD,
      { name: 'Its twin', shares: spelled, known: 'told' },
      { name: 'Its double', shares: GOOD.shares, known: 'bought' },
      { name: 'USDC, they say', shares: USDC, known: 'told' },
    ];
    const { calls, warnings } = await planned(input(twins), place([GOOD.shares, USDC]));
    expect(calls).toEqual([idle, redeem(GOOD), END]);
    expect(warnings).toEqual([]);
  });

  it('what only the service names never shares an operation with the rest', async () => {
    const holds = [GOOD.shares, TOLD.shares, USDC];
    const first = await planned(input([TOLD, GOOD]), place(holds));
    expect(first.calls).toEqual([idle, redeem(GOOD), END]);
    expect(first.left.join()).toContain('Told stays in it');
    const second = await planned(input([TOLD, GOOD]), place([TOLD.shares]));
    expect(second.calls).toEqual([redeem(TOLD), END]);
    expect(second.left).toEqual([]);
  });

  it('what only the service names leaves although what is ours is stuck', async () => {
    const { calls, left } = await planned(input([TOLD, STUCK]), place([TOLD.shares, STUCK.shares]));
    expect(calls).toEqual([redeem(TOLD), END]);
    expect(left.join()).toContain('Stuck stays in it');
  });

  it('a token of the service that cannot be read is named and nothing waits for it', async () => {
    const where = place([GOOD.shares], { [TOLD.shares.token]: { balance: 'CHAIN_UNAVAILABLE' } });
    const { calls, left } = await planned(input([TOLD, GOOD]), where);
    expect(calls).toEqual([redeem(GOOD), END]);
    expect(left.join()).toContain('Told stays in it');
  });

  it('shares of a vault of another asset are not counted as USDC', async () => {
    const { worth, does } = await planned(input([ETHER]), place([ETHER.shares, USDC]));
    expect(worth).toBe(100n);
    expect(does.join(' ')).toContain(simAddress('WETH'));
    expect(does.join(' ')).not.toContain('worth');
  });

  it('says what nobody could be asked about, and what is too much for one operation', async () => {
    const many = Array.from({ length: 22 }, (_, index) => vault(`Vault ${index}`));
    const holds = many.map(({ shares }) => shares);
    const { calls, left } = await planned(input(many, ['1tx does not answer.']), place(holds));
    expect(calls).toHaveLength(21);
    expect(left).toHaveLength(3);
    expect(left.at(-1)).toBe('1tx does not answer.');
  });

  it('names what is stuck where nothing can leave at all', async () => {
    const where = place([GOOD.shares], { [GOOD.shares.token]: { redeemable: 'WOULD_REVERT' } });
    expect(await leave(input([GOOD]), where)).toMatchObject({
      value: { planned: null, left: [expect.stringContaining('Good stays in it')] },
    });
  });

  it('ends the rights on the account as well, and says how far that reaches', async () => {
    const { does, endsBefore, warnings } = await planned(input([GOOD]), place([USDC]));
    expect(endsBefore).toBe(11);
    expect(does.at(-1)).toContain('a number below 11');
    expect(does.at(-1)).toContain('a higher number');
    expect(warnings).toEqual([]);
  });

  it('goes without ending them where that would fail, and says that they stand', async () => {
    const where = place([USDC], {}, ['end-grants']);
    const { calls, endsBefore, warnings, planned: operation } = await planned(input([GOOD]), where);
    expect(calls).toEqual([idle]);
    expect(operation.callData).not.toContain('end-grants');
    expect(endsBefore).toBeNull();
    expect(warnings).toMatchObject([{ code: 'RIGHTS_STAND', weight: 'risk' }]);
  });
});

describe('a removal', () => {
  it('moves the account as far as it goes: nobody can read what was signed blindly', async () => {
    const { calls, does } = await planned({ ...input([]), purpose: 'removal' }, place([]));
    expect(calls).toEqual([END]);
    expect(does.join()).toContain('a higher number');
  });
});
