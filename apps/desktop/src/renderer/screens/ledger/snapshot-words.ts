import type { Snapshot } from '../../../contract/ledger.ts';

const REASONS: Readonly<Record<string, string>> = {
  manual: 'by you',
  scheduled: 'by itself',
  migration: 'before a new version changed the file',
  rotation: 'before its key was changed',
  restore: 'before another was brought back',
};

/** Why a snapshot was taken; its own word where there is none of ours. */
export function reasonOf(reason: string): string {
  return REASONS[reason] ?? reason;
}

/** Which passphrase and which recovery code open a snapshot, in a sentence. */
export function openedBy({
  passphrase,
  recoveryCode,
}: Pick<Snapshot, 'passphrase' | 'recoveryCode'>): string {
  if (passphrase === 'current' && recoveryCode === 'current') {
    return 'Opens with today’s passphrase and recovery code.';
  }
  return `Opens with ${PASSPHRASES[passphrase]} and ${CODES[recoveryCode]}.`;
}

const PASSPHRASES = {
  current: 'today’s passphrase',
  older: 'a passphrase from before you changed it',
  unknown: 'the passphrase of its day',
} as const;

const CODES = {
  current: 'today’s recovery code',
  older: 'a recovery code from before you renewed it',
  unknown: 'the recovery code of its day',
} as const;
