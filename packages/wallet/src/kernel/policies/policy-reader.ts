import type { GrantPolicy } from '@countinghouse/core';
import type { Hex } from 'viem';

type Facts<Policy> = Policy extends GrantPolicy ? Omit<Policy, 'contract' | 'enforced'> : never;

/** What a policy says, apart from where it stands and whether it is asked. */
export type PolicyFacts = Facts<GrantPolicy>;

/** Null where the bytes are not what this policy is set up with. */
export type PolicyReader = (data: Hex) => PolicyFacts | null;
