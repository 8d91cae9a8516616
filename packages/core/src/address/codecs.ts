import type { ChainId } from '../chain/chain-id.ts';
import { parseChainId } from '../chain/chain-id.ts';
import type { KnownOneClickCode } from '../chain/known-chains.ts';
import { ONECLICK_CHAINS } from '../chain/known-chains.ts';
import type { AddressCodec } from './address.ts';
import { aleoAddress } from './aleo.ts';
import { BITCOIN, bitcoinAddress, DASH, DOGECOIN, LITECOIN } from './bitcoin-family.ts';
import { cardanoAddress } from './cardano.ts';
import { bitcoinCashAddress } from './cashaddr.ts';
import { evmAddress } from './evm.ts';
import { moveAddress } from './move.ts';
import { nearAddress } from './near.ts';
import { solanaAddress } from './solana.ts';
import { starknetAddress } from './starknet.ts';
import { stellarAddress } from './stellar.ts';
import { tonAddress } from './ton.ts';
import { tronAddress } from './tron.ts';
import { xrpAddress } from './xrp.ts';
import { zcashAddress } from './zcash.ts';

type EvmCode = {
  [Code in KnownOneClickCode]: (typeof ONECLICK_CHAINS)[Code]['kind'] extends 'evm' ? Code : never;
}[KnownOneClickCode];

// A chain added to the table without a codec does not compile, unless it is an EVM chain.
const CODECS: Readonly<Record<Exclude<KnownOneClickCode, EvmCode>, AddressCodec>> = {
  btc: bitcoinAddress(BITCOIN),
  ltc: bitcoinAddress(LITECOIN),
  doge: bitcoinAddress(DOGECOIN),
  dash: bitcoinAddress(DASH),
  bch: bitcoinCashAddress,
  zec: zcashAddress,
  sol: solanaAddress,
  fogo: solanaAddress,
  near: nearAddress,
  ton: tonAddress,
  xrp: xrpAddress,
  stellar: stellarAddress,
  tron: tronAddress,
  cardano: cardanoAddress,
  sui: moveAddress,
  aptos: moveAddress,
  movement: moveAddress,
  starknet: starknetAddress,
  aleo: aleoAddress,
  // Accounts of HyperCore are those of its EVM.
  hypercore: evmAddress,
};

const BY_CHAIN: ReadonlyMap<string, AddressCodec> = new Map(
  Object.entries(CODECS).map(([code, codec]) => [
    ONECLICK_CHAINS[code as keyof typeof CODECS].id,
    codec,
  ]),
);

/** The codec of a chain: every EVM chain shares one, also those nobody listed. */
export function codecOf(chain: ChainId): AddressCodec | undefined {
  const parsed = parseChainId(chain);
  if (!parsed.ok) return undefined;
  return parsed.value.namespace === 'eip155' ? evmAddress : BY_CHAIN.get(chain);
}
