import type { KernelPort } from '@countinghouse/core';
import { accountAddress } from './account-address.ts';
import { readGrant } from './grant/read-grant.ts';
import { planOperation } from './operation/plan-operation.ts';
import { readCarried } from './operation/read-carried.ts';

/** What is known of Kernel v3.1 accounts without asking anybody, as core asks for it. */
export const kernel: KernelPort = {
  accountOf: (owner) => accountAddress(owner),
  readGrant,
  planOperation,
  readCarried,
};
