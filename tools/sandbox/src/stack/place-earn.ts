import { type Address, stringToHex } from 'viem';
import type { Artifacts } from '../chains/compile.ts';
import type { Rpc } from '../chains/rpc.ts';
import { roleAccount } from '../identity.ts';
import { CCTP, CCTP_RECEIVER, domainOf } from './addresses.ts';
import type { InstrumentPlan } from './instruments.ts';
import { creationOf, place } from './place.ts';

/** Puts an instrument's contracts to their places; they hold nothing and pay nothing yet. */
export async function placeInstrument(
  rpc: Rpc,
  contracts: Artifacts,
  plan: InstrumentPlan,
  token: Address,
  keeper: Address,
): Promise<void> {
  const labels = [stringToHex(plan.name, { size: 32 }), stringToHex(plan.symbol, { size: 32 })];
  if (plan.protocol === 'Aave') {
    const args = [token, plan.execution, ...labels, keeper];
    await place(rpc, plan.shares, creationOf(contracts.SandboxAToken, args));
    await place(rpc, plan.execution, creationOf(contracts.SandboxPool, [plan.shares]));
  } else {
    const args = [token, plan.shareDecimals, ...labels, keeper];
    await place(rpc, plan.shares, creationOf(contracts.SandboxVault, args));
  }
}

/** Puts the bridge to its places: transmitter, messenger, and what takes purchases in. */
export async function placeBridge(
  rpc: Rpc,
  chainId: number,
  contracts: Artifacts,
  usdc: Address,
  router: Address,
): Promise<void> {
  const attester = roleAccount('attester').address;
  const { messageTransmitter, tokenMessenger } = CCTP;
  const transmitter = creationOf(contracts.MessageTransmitter, [domainOf(chainId), attester]);
  await place(rpc, messageTransmitter, transmitter);
  const args = [usdc, messageTransmitter, attester];
  await place(rpc, tokenMessenger, creationOf(contracts.SandboxTokenMessenger, args));
  const receiver = creationOf(contracts.CctpReceiver, [usdc, messageTransmitter, router]);
  await place(rpc, CCTP_RECEIVER, receiver);
}
