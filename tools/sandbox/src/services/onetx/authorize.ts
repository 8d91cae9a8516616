import { type Address, type Hex, hashMessage, hashTypedData, parseAbi, recoverAddress } from 'viem';
import type { z } from 'zod';
import { sessionAccount } from '../../identity.ts';
import { accountOf } from '../../kernel/account.ts';
import { enableTypedData, permissionOf } from '../../kernel/permission.ts';
import type { KeyName } from './auth.ts';
import type { Grant } from './records.ts';
import { badRequest, notFound } from './refusal.ts';
import { scopeOf } from './scope.ts';
import type { ConfirmAuthorize, PrepareAuthorize } from './wire.ts';
import type { OneTxWorld, ReadChain } from './world.ts';

/** Version of the scope this service grants, as it shows it. */
const POLICY_VERSION = 3;
const DEFAULT_LIFE_SECONDS = 30 * 86_400;

/** `GET /account`. */
export async function accountState(world: OneTxWorld, key: KeyName, owner: Address) {
  const accountAddress = accountOf(owner);
  const deployed = await Promise.all(
    world.chains.map(async ({ chain, client }) =>
      (await client.getCode({ address: accountAddress })) === undefined ? [] : [chain.id],
    ),
  );
  const active = world.chains
    .map(({ chain }) => world.book.grantOn(key, owner, chain.id))
    .filter((grant) => grant !== undefined)
    .filter(({ validUntil }) => validUntil * 1_000 > world.clock.now());
  const newest = active.toSorted((a, b) => b.n - a.n)[0];
  return {
    accountAddress,
    deployedChains: deployed.flat(),
    authorizedChainIds: active.map(({ chainId }) => chainId),
    grant:
      newest === undefined
        ? null
        : {
            status: 'active',
            scope: { policyVersion: POLICY_VERSION },
            expiresAt: new Date(newest.validUntil * 1_000).toISOString(),
          },
  };
}

/** `POST /authorize/prepare`: a new session key, and the message that lets it in. */
export async function prepareAuthorize(
  world: OneTxWorld,
  key: KeyName,
  asked: z.infer<typeof PrepareAuthorize>,
) {
  const on = world.chainOf(asked.chainId);
  const now = Math.floor(world.clock.now() / 1_000);
  const validUntil = asked.expiresAt ?? now + DEFAULT_LIFE_SECONDS;
  if (validUntil <= now) throw badRequest('expiresAt must be in the future');
  const owner = asked.ownerEoa;
  const nonce = await enableNonce(on, accountOf(owner));
  const n = world.book.grants.length;
  const scope = scopeOf(on.chain.id, on.usdc, {
    spendCap: asked.spendCap,
    validUntil,
    instrumentIds: asked.scope?.instrumentIds,
  });
  const grant: Grant = {
    ...{ n, key, owner, chainId: on.chain.id, nonce, validUntil },
    permission: permissionOf(sessionAccount(world.run, n).address, scope),
    ...{ signature: null, state: 'prepared', installed: false },
  };
  const before = world.book.preparedGrant(key, owner, on.chain.id);
  if (before !== undefined) world.book.put(Object.assign(before, { state: 'replaced' }));
  world.book.put(grant);
  return {
    accountAddress: accountOf(owner),
    chainId: on.chain.id,
    enableTypedData: typedDataOf(grant),
  };
}

/** `POST /authorize/confirm`: takes the owner's signature in; the next operation carries it. */
export async function confirmAuthorize(
  world: OneTxWorld,
  key: KeyName,
  asked: z.infer<typeof ConfirmAuthorize>,
) {
  const { ownerEoa: owner, signature, chainId } = asked;
  world.chainOf(chainId);
  const prepared = world.book.preparedGrant(key, owner, chainId);
  if (prepared === undefined) {
    throw badRequest(`No pending authorization for this owner on chain ${chainId}`);
  }
  if (!(await signedBy(owner, prepared, signature))) throw badRequest('Invalid signature');
  const before = world.book.grantOn(key, owner, chainId);
  if (before !== undefined) world.book.put(Object.assign(before, { state: 'replaced' }));
  world.book.put(Object.assign(prepared, { signature, state: 'active' }));
  return { accountAddress: accountOf(owner) };
}

/** `DELETE /authorize/:ownerEoa`: the session key is used no more. On chain nothing changes. */
export function revoke(
  world: OneTxWorld,
  key: KeyName,
  owner: Address,
  chainId: number | undefined,
) {
  const chains = chainId === undefined ? world.chains : [world.chainOf(chainId)];
  const grants = chains
    .map(({ chain }) => world.book.grantOn(key, owner, chain.id))
    .filter((grant) => grant !== undefined);
  if (!world.book.mayActFor(key, owner)) throw notFound('No grant for this owner');
  for (const grant of grants) world.book.put(Object.assign(grant, { state: 'revoked' }));
  return { accountAddress: accountOf(owner) };
}

const typedDataOf = ({ owner, chainId, nonce, permission }: Grant) =>
  enableTypedData(accountOf(owner), chainId, nonce, permission);

/** The account takes the signature of the typed data, and that of its hash as a personal message. */
async function signedBy(owner: Address, grant: Grant, signature: Hex): Promise<boolean> {
  const hash = hashTypedData(typedDataOf(grant));
  for (const signed of [hash, hashMessage({ raw: hash })]) {
    const signer = await recoverAddress({ hash: signed, signature }).catch(() => undefined);
    if (signer === owner) return true;
  }
  return false;
}

const KERNEL = parseAbi(['function currentNonce() view returns (uint32)']);

/** An account that is not there yet starts with 1. */
async function enableNonce({ client }: ReadChain, account: Address): Promise<number> {
  if ((await client.getCode({ address: account })) === undefined) return 1;
  return client.readContract({ address: account, abi: KERNEL, functionName: 'currentNonce' });
}
