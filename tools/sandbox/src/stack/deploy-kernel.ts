import { concat, type Hex } from 'viem';
import type { Artifacts } from '../chains/compile.ts';
import type { Rpc } from '../chains/rpc.ts';
import type { Sender } from '../chains/sender.ts';
import { CANONICAL, SPEND_CAP_POLICY } from '../kernel/addresses.ts';
import type { KernelCode } from './kernel-code.ts';
import { creationOf, place } from './place.ts';

/** The number EntryPoint v0.7 was deployed with everywhere. */
const ENTRY_POINT_SALT = '0x90d8084deab30c2a37c45e8d47f49f2f7965183cb6990a98943ef94940681de3';

/**
 * Sets up ERC-4337 with Kernel v3.1. EntryPoint is really deployed, and lands where it lives; the others
 * are put to their places. Resolves with what must be in a block before any of it is used.
 */
export async function deployKernel(
  rpc: Rpc,
  contracts: Artifacts,
  code: KernelCode,
  deployer: Sender,
): Promise<Hex> {
  const deployed = await deployer.send({
    to: CANONICAL.create2Deployer,
    data: concat([ENTRY_POINT_SALT, code.entryPoint]),
    gas: 6_000_000n,
  });
  await place(rpc, CANONICAL.kernel, code.kernel);
  await place(rpc, CANONICAL.kernelFactory, code.kernelFactory);
  const own = [
    [CANONICAL.factoryStaker, creationOf(contracts.FactoryStaker, [CANONICAL.kernelFactory])],
    [CANONICAL.ecdsaValidator, creationOf(contracts.EcdsaValidator)],
    [CANONICAL.ecdsaSigner, creationOf(contracts.EcdsaSigner)],
    [CANONICAL.callPolicy, creationOf(contracts.CallPolicy)],
    [CANONICAL.timestampPolicy, creationOf(contracts.TimestampPolicy)],
    [SPEND_CAP_POLICY, creationOf(contracts.SpendCapPolicy)],
  ] as const;
  for (const [at, creation] of own) await place(rpc, at, creation);
  return deployed;
}
