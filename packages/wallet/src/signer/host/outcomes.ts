import type { z } from 'zod';
import type { DoorTask } from '../protocol/tasks.ts';
import {
  type CeremonyEnd,
  ceremonyEnd,
  keystoreText,
  type StoredWallet,
  shown,
  storedWallet,
  type Unlocked,
  unlocked,
} from '../protocol/values.ts';

/** What the backend learns from each task. */
export interface DoorOutcomes {
  readonly unlock: Unlocked;
  readonly 'import phrase': StoredWallet;
  readonly 'import key': StoredWallet;
  readonly 'import keystore': StoredWallet;
  readonly 'export keystore': { readonly keystore: string };
  readonly 'show phrase': { readonly shown: true };
  readonly ceremony: CeremonyEnd;
}

export const outcomeShapes: { readonly [K in DoorTask['kind']]: z.ZodType<DoorOutcomes[K]> } = {
  unlock: unlocked,
  'import phrase': storedWallet,
  'import key': storedWallet,
  'import keystore': storedWallet,
  'export keystore': keystoreText,
  'show phrase': shown,
  ceremony: ceremonyEnd,
};
