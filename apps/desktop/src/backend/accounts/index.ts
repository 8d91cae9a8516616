import type { Balances } from '../../contract/accounts.ts';
import type { Answer } from '../../contract/result.ts';
import { tellings } from '../listen.ts';
import type { OpenHouse } from '../open-house.ts';
import type { Procedures } from '../procedures.ts';
import { balanceBook } from './balances.ts';
import { lookAtAddress } from './check-address.ts';
import { faucet, faucetAssets } from './faucet.ts';
import { feeRoom } from './fee-room.ts';
import { send } from './send.ts';
import { addAccount, createWallet, listAccounts, rename } from './wallets.ts';

/** The contract's group `accounts`. */
export const accountProcedures: Procedures<'accounts'> = {
  list: listAccounts,
  createWallet,
  add: addAccount,
  rename,
  watchBalances,
  refreshBalances,
  faucetAssets,
  faucet,
  checkAddress: lookAtAddress,
  feeRoom,
  send,
};

async function* watchBalances(
  house: OpenHouse,
  _input: unknown,
  signal: AbortSignal,
): AsyncGenerator<Balances> {
  const book = balanceBook(house);
  for await (const _ of tellings((tell) => book.watch(tell), signal)) yield book.now();
}

async function refreshBalances(house: OpenHouse): Promise<Answer<null>> {
  await balanceBook(house).refresh();
  return { ok: true, value: null };
}
