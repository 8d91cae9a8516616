import { ok, type Result } from '@countinghouse/core';
import type { WalletFailure } from '../../secrets/failure.ts';
import type { Command } from '../protocol/commands.ts';
import { locked, type SignerState } from './context.ts';
import type { Doors } from './doors.ts';
import { signMessage, signTransaction } from './sign.ts';
import { signDigest } from './sign-digest.ts';
import { signTypedData } from './sign-typed-data.ts';
import { addAccount, createWallet, loadWallets } from './wallets.ts';

/** Does one parsed command. */
export async function runCommand(
  state: SignerState,
  doors: Doors,
  doorDirectory: string,
  command: Command,
): Promise<Result<unknown, WalletFailure>> {
  switch (command.kind) {
    case 'open door':
      return doors.open(command.task, doorDirectory);
    case 'close door':
      doors.close(command.door);
      return ok(null);
    case 'load wallets':
      return loadWallets(state, command.rows);
    case 'create wallet':
      return createWallet(state, command.name, command.words);
    case 'add account':
      return addAccount(state, command.walletId);
    case 'addresses':
      return addresses(state);
    case 'sign transaction':
      return signTransaction(state, command.request);
    case 'sign typed data':
      return signTypedData(state, command.request);
    case 'sign digest':
      return signDigest(state, command.request);
    case 'sign message':
      return signMessage(state, command.address, command.message);
  }
}

function addresses({ session }: SignerState): Result<readonly string[], WalletFailure> {
  if (session === null) return locked();
  return ok(
    [...session.wallets.values()].flatMap((wallet) =>
      wallet.accounts.map(({ address }) => address),
    ),
  );
}
