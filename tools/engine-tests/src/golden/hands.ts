import {
  ARBITRUM,
  BASE,
  FRIEND,
  simAddress,
  TREASURY,
  USDC_BASE,
} from '@countinghouse/core/simulation';
import type { Tale } from './tale.ts';

const CHEAP_GAS = '1000000000';
/** More than a transaction signed at the cheap price pays. */
const DEAR_GAS = '2500000000';
/** More than anybody pays: nothing is mined. */
const NO_BLOCK_SPACE = '10000000000000';

type Deeds = Pick<Tale, 'outside'>;

export const cheapGas = ({ outside }: Deeds) =>
  outside.act({ do: 'set base fee', chain: BASE, fee: CHEAP_GAS });
export const dearGas = ({ outside }: Deeds) =>
  outside.act({ do: 'set base fee', chain: BASE, fee: DEAR_GAS });
export const noBlockSpace = ({ outside }: Deeds) =>
  outside.act({ do: 'set base fee', chain: BASE, fee: NO_BLOCK_SPACE });

/** The pool forgets whatever this account has waiting. */
export async function drop({ outside }: Deeds, account: string): Promise<void> {
  for (const { hash, transaction } of outside.chain(BASE).waiting()) {
    if (transaction.from === account) await outside.act({ do: 'drop', chain: BASE, hash });
  }
}

/** The provider's refund is lost on its way. */
export const loseRefund = (tale: Tale) => drop(tale, TREASURY);

/** Lets the blocks of earlier stories grow too old for {@link reorganise} to undo. */
export const leaveOthersAlone = (tale: Tale) => tale.pass(40_000);

/** The newest blocks are replaced by others; what was in them waits again. */
export const reorganise = ({ outside }: Deeds, where: 'origin' | 'destination') =>
  outside.act({
    do: 'reorganise',
    chain: where === 'origin' ? BASE : ARBITRUM,
    depth: 8,
    fate: 'wait',
  });

/** The same key pays somebody from another program, and takes the next nonce. */
export const useKeyElsewhere = ({ outside, account }: Tale) =>
  outside.act({
    do: 'use the key elsewhere',
    chain: BASE,
    from: account,
    to: simAddress('elsewhere'),
    token: null,
    amount: '1',
  });

/** Somebody pays the deposit from a wallet elsewhere: USDC on Base, or ether where that is asked. */
export async function payFromOutside(tale: Tale, share: 'whole' | 'half' = 'whole'): Promise<void> {
  const { depositAddress, amountIn, origin } = await tale.summary();
  const whole = BigInt(String(amountIn));
  await tale.outside.act({
    do: 'pay',
    chain: BASE,
    from: FRIEND,
    to: String(depositAddress),
    token: (origin as { symbol?: unknown }).symbol === 'USDC' ? USDC_BASE : null,
    amount: (share === 'whole' ? whole : whole / 2n).toString(),
  });
}
