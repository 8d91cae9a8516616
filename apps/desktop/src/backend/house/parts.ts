import type { RandomPort } from '@countinghouse/core';
import type { Keychain } from '@countinghouse/storage';
import type { FromBackend } from '../../host/protocol.ts';
import type { SignerStarter } from '../signer.ts';
import type { Time } from '../system.ts';

/** What a house is built of. Everything that differs between hosts and tests comes in here. */
export interface HouseParts {
  readonly dataFolder: string;
  readonly time: Time;
  readonly random: RandomPort;
  /** The OS keychain; null to run without one. */
  readonly keychain: Keychain | null;
  readonly startSigner: SignerStarter;
  /** How this program names itself to a second opener of the ledger. */
  readonly program: string;
  /** Says something to the host. */
  readonly tell: (message: FromBackend) => void;
  /** Ends this process, and with it every key in it. */
  readonly exit: (code: number) => void;
  /** Something that must not happen has happened; the text may not leave this machine. */
  readonly report: (error: unknown) => void;
}
