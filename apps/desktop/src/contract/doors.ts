import { z } from 'zod';
import { always, alwaysChange } from './access.ts';
import { profileKind } from './house.ts';
import { network } from './network.ts';
import { answer } from './result.ts';
import { commandId, evmAddress, label } from './values.ts';

/**
 * Whatever needs a secret from the person, or shows one. The page brings the secrets to a courier
 * (a process that lives for one visit), never to the backend. The comment names them, in order.
 */
export const doorWish = z.discriminatedUnion('kind', [
  /** passphrase; the recovery code comes back */
  z.strictObject({
    kind: z.literal('create profile'),
    name: label,
    profile: profileKind,
    /** What a live profile talks to; a sandbox profile needs none. */
    network: network.nullable(),
  }),
  /** passphrase, or recovery code */
  z.strictObject({ kind: z.literal('unlock'), with: z.enum(['passphrase', 'recovery code']) }),
  /** phrase */
  z.strictObject({
    kind: z.literal('import phrase'),
    name: label,
    accounts: z.int().min(1).max(20),
  }),
  /** private key */
  z.strictObject({ kind: z.literal('import key'), name: label }),
  /** password of the keystore */
  z.strictObject({
    kind: z.literal('import keystore'),
    name: label,
    keystore: z.string().max(65_536),
  }),
  /** passphrase, password for the new keystore */
  z.strictObject({ kind: z.literal('export keystore'), address: evmAddress }),
  /** passphrase; the phrase comes back */
  z.strictObject({ kind: z.literal('show phrase'), walletId: z.string().max(64) }),
  /** today's passphrase or the recovery code, the new passphrase */
  z.strictObject({ kind: z.literal('change passphrase') }),
  /** passphrase; the new recovery code comes back */
  z.strictObject({ kind: z.literal('renew recovery code') }),
  /** recovery code: proves that what was written down opens the vault */
  z.strictObject({ kind: z.literal('check recovery code') }),
  /** passphrase: the keychain may from now on open tracking */
  z.strictObject({ kind: z.literal('trust keychain') }),
  /** passphrase of the snapshot's day, or recovery code */
  z.strictObject({
    kind: z.literal('restore'),
    snapshot: z.string().max(200),
    with: z.enum(['passphrase', 'recovery code']),
  }),
]);

export type DoorWish = z.output<typeof doorWish>;

/** What came of a visit, beside what the courier brought back to the person. */
export const doorEnd = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened') }),
  z.strictObject({
    kind: z.literal('wallet'),
    walletId: z.string(),
    addresses: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('keystore'), keystore: z.string() }),
  /** Which snapshots still open with the passphrase or code that was replaced. */
  z.strictObject({ kind: z.literal('changed'), olderSnapshots: z.int() }),
  z.strictObject({ kind: z.literal('done') }),
]);

export type DoorEnd = z.output<typeof doorEnd>;

export const doors = {
  /** Opens a door for one visit within five minutes. Hand `door` to the courier with the secrets. */
  open: alwaysChange
    .input(z.strictObject({ commandId, wish: doorWish }))
    .output(answer(z.strictObject({ door: z.string().regex(/^[0-9a-f]{32}$/) }))),
  /** Waits for the visit and says what came of it. */
  outcome: always
    .input(z.strictObject({ door: z.string().regex(/^[0-9a-f]{32}$/) }))
    .output(answer(doorEnd)),
  /** Calls a visit off. */
  close: always
    .input(z.strictObject({ door: z.string().regex(/^[0-9a-f]{32}$/) }))
    .output(answer(z.null())),
};
