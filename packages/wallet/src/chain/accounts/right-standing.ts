import { ok, type RightStanding, standingByAll, standingOf } from '@countinghouse/core';
import type { Hex } from 'viem';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { best } from '../pool.ts';
import { accountStateOf } from './account-state.ts';
import { permissionStateOf } from './permission-state.ts';

/**
 * What became of a right that was signed, asked of all servers: one that lies, or lags, cannot make a
 * right seem void that another still knows of.
 */
export async function readRightStanding(
  { pool }: ChainContext,
  right: { readonly account: Hex; readonly permissionId: Hex; readonly nonce: number },
): EndpointAnswer<RightStanding> {
  const { account, permissionId } = right;
  const said = await pool.all(async (endpoint): EndpointAnswer<RightStanding> => {
    const state = await accountStateOf(endpoint, account);
    if (!state.ok) return state;
    const permission = await permissionStateOf(endpoint, account, permissionId);
    return permission.ok ? ok(standingOf(state.value, permission.value, right)) : permission;
  });
  const told = said.flatMap(({ answer }) => (answer.ok ? [answer.value] : []));
  return told.length === 0 ? best(said) : ok(standingByAll(told));
}
