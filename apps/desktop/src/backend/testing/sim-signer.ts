import { err, ok } from '@countinghouse/core';
import { type SimSigner, simAddress } from '@countinghouse/core/simulation';
import type { LocalSigner, StoredWallet } from '@countinghouse/wallet';

/** The simulated signer as the process that holds the keys would answer; its wallets hold nothing. */
export function simLocalSigner(signer: SimSigner): LocalSigner {
  const wallets = new Map<string, StoredWallet['wallet']>();
  const locked = err({ code: 'SIGNER_LOCKED' as const, message: 'The wallet is locked.' });
  const stored = (wallet: StoredWallet['wallet']) =>
    ok({ wallet, row: { name: `wallet/${wallet.id}`, sealed: new Uint8Array([1]) } });
  const accountsOf = (id: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      address: simAddress(`account ${index} of ${id}`),
      index,
    }));
  return {
    ...signer.port,
    kind: 'local',
    pid: () => undefined,
    session: () => (signer.locked() ? null : signer.session()),
    openDoor: async () => locked,
    loadWallets: async () => ok([]),
    async createWallet({ name }) {
      if (signer.locked()) return locked;
      const id = `w${wallets.size + 1}`;
      const wallet = { id, name, kind: 'phrase' as const, accounts: accountsOf(id, 1) };
      wallets.set(id, wallet);
      return stored(wallet);
    },
    async addAccount(walletId) {
      if (signer.locked()) return locked;
      const wallet = wallets.get(walletId);
      if (wallet === undefined) return err({ code: 'NO_SUCH_WALLET', message: 'No such wallet.' });
      const grown = { ...wallet, accounts: accountsOf(walletId, wallet.accounts.length + 1) };
      wallets.set(walletId, grown);
      return stored(grown);
    },
    lock: async () => signer.lock(),
  };
}
