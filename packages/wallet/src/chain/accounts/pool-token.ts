import { ok } from '@countinghouse/core';
import { encodeFunctionData, getAddress, type Hex, parseAbi, zeroAddress } from 'viem';
import { decodeExactly } from '../../kernel/decode-exactly.ts';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { whatIsSaid } from './what-is-said.ts';

const abi = parseAbi(['function getReserveData(address asset) view returns (uint256)']);

/**
 * `DataTypes.ReserveDataLegacy` of Aave v3, which its pools have answered with since the first of them: the
 * configuration, five figures of interest, the time and the number, then the tokens of the reserve.
 */
const RESERVE = [
  ...['uint256', 'uint128', 'uint128', 'uint128', 'uint128', 'uint128', 'uint40', 'uint16'],
  ...['address', 'address', 'address', 'address', 'uint128', 'uint128', 'uint128'],
].map((type) => ({ type }));
const ATOKEN = 8;

/** The aToken of an asset in a pool of Aave v3; null where the contract is none, or has no such reserve. */
export function readPoolToken(
  { pool: servers }: ChainContext,
  pool: Hex,
  asset: Hex,
): EndpointAnswer<string | null> {
  const data = encodeFunctionData({ abi, functionName: 'getReserveData', args: [asset] });
  return servers.ask(async (endpoint) => {
    const said = await whatIsSaid(endpoint, pool, data);
    if (!said.ok || said.value === null) return said;
    const token = decodeExactly(RESERVE, said.value)?.[ATOKEN];
    return ok(typeof token === 'string' && token !== zeroAddress ? getAddress(token) : null);
  });
}
