import { hasKeychainWrap, openWithKeychain, profilePaths } from '@countinghouse/storage';
import type { TrackingKeys } from './opened.ts';
import type { HouseParts } from './parts.ts';

/** Whether the keychain may open tracking of the profile in a folder. */
export function keychainTrusted(directory: string): boolean {
  return hasKeychainWrap(profilePaths(directory).header);
}

/**
 * The keys for tracking, where the keychain may open it and can answer; else null: then it waits for
 * the person, who needs no keychain.
 */
export async function keysFromKeychain(
  { keychain }: HouseParts,
  directory: string,
): Promise<TrackingKeys | null> {
  if (keychain === null || !keychainTrusted(directory)) return null;
  const headerPath = profilePaths(directory).header;
  const keys = await openWithKeychain({ headerPath, keychain });
  return keys.ok ? keys.value : null;
}

/** Overwrites keys once the ledger has its own copy. */
export function wipeTracking(keys: TrackingKeys): void {
  keys.ledgerKey.fill(0);
  keys.connectionKey.fill(0);
  if (keys.previous !== undefined) wipeTracking(keys.previous);
}
