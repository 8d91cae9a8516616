import { type Keychain, osKeychain } from '@countinghouse/storage';

/** The keychain of this system, under the name a person finds our entries by. */
export function systemKeychain(): Keychain {
  return osKeychain({ service: 'Countinghouse' });
}
