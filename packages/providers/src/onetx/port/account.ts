import type {
  AuthorizationPreparation,
  EarnAccount,
  EarnAcknowledgement,
  EarnGrant,
  JsonObject,
  WithdrawalPreparation,
} from '@countinghouse/core';
import type { Answer } from '../../http/operation.ts';
import { toInstant } from '../../value/moment.ts';
import type * as wire from '../wire.ts';
import { addressOrNull, chainOrNull } from './values.ts';

export function toAccount({ value, received }: Answer<wire.Account>): EarnAccount {
  const { grant } = value;
  const grants = Array.isArray(grant) ? grant : grant == null ? [] : [grant];
  return {
    account: value.accountAddress,
    deployedOn: chains(value.deployedChains),
    authorizedOn: chains(value.authorizedChainIds),
    grants: grants.map(toGrant),
    received,
  };
}

function toGrant(grant: wire.Grant): EarnGrant {
  const version = grant.scope?.policyVersion;
  return {
    chain: chainOrNull(grant.chainId),
    status: grant.status,
    policyVersion: version == null ? null : String(version),
    expiresAt: toInstant(grant.expiresAt),
  };
}

export function toPreparation(
  { value, received }: Answer<wire.AuthorizationPreparation>,
  requested: string,
): AuthorizationPreparation {
  return {
    account: value.accountAddress,
    chain: chainOrNull(value.chainId) ?? requested,
    // It came out of JSON, so it is JSON.
    typedData: value.enableTypedData as unknown as JsonObject,
    received,
  };
}

export function toAcknowledgement({
  value,
  received,
}: Answer<wire.AccountReference>): EarnAcknowledgement {
  return { account: addressOrNull(value.accountAddress), received };
}

export function toWithdrawalPreparation(
  { value, received }: Answer<wire.WithdrawalPreparation>,
  requested: string,
): WithdrawalPreparation {
  return {
    account: value.accountAddress,
    chain: chainOrNull(value.chainId) ?? requested,
    digest: value.digest,
    signingMethod: value.signingMethod ?? null,
    received,
  };
}

function chains(numbers: readonly number[]): readonly string[] {
  return [...new Set(numbers)].map((number) => `eip155:${number}`);
}
