import { createWalletClient, http, type PublicClient } from 'viem';
import { entryPoint07Abi } from 'viem/account-abstraction';
import { userAccount } from '../identity.ts';
import { CANONICAL } from '../kernel/addresses.ts';
import { HANDLE_OPS_GAS, type UserOperation } from '../kernel/user-operation.ts';

/** Submits a signed operation past every service, paid for by a person. Throws where it is refused. */
export async function submitAs(reader: PublicClient, signed: UserOperation): Promise<void> {
  const account = userAccount(4);
  const wallet = createWalletClient({ account, transport: http(reader.transport.url) });
  const hash = await wallet.writeContract({
    chain: null,
    address: CANONICAL.entryPoint,
    abi: entryPoint07Abi,
    functionName: 'handleOps',
    args: [[signed], account.address],
    gas: HANDLE_OPS_GAS,
  });
  const { status } = await reader.waitForTransactionReceipt({ hash });
  if (status !== 'success') throw new Error('handleOps reverted');
}
