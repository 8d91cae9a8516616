import { pbkdf2Sync } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type HDAccount, HDKey, hdKeyToAccount } from 'viem/accounts';

/**
 * The phrase behind every account of the sandbox. It is published on purpose and belongs to this
 * sandbox alone: whatever is sent to these addresses on a live chain can be taken by anybody.
 */
export const SANDBOX_MNEMONIC =
  'hour size shop cable viable theory domain vacant enhance matter dry area';

/** Derived once: the slow part of BIP-39 would otherwise be paid with every deposit address. */
const ROOT = HDKey.fromMasterSeed(pbkdf2Sync(SANDBOX_MNEMONIC, 'mnemonic', 2048, 64, 'sha512'));

/** Accounts for people: `m/44'/60'/0'/0/i`, the first five funded on both chains. */
export const userAccount = (index: number): HDAccount =>
  hdKeyToAccount(ROOT, { addressIndex: index });

const ROLES = ['deployer', 'treasury', 'faucet', 'keeper', 'relayer', 'attester'] as const;
/** What an account of the sandbox itself is for. */
export type Role = (typeof ROLES)[number];

/** Accounts of the sandbox itself, apart from those of people. */
export const roleAccount = (role: Role): HDAccount =>
  hdKeyToAccount(ROOT, { accountIndex: 100, addressIndex: ROLES.indexOf(role) });

/**
 * The account behind the n-th deposit address of a run. The run number keeps addresses of two runs
 * apart, because a client may remember a deposit address for longer than a sandbox lives.
 */
export const depositAccount = (run: number, index: number): HDAccount =>
  hdKeyToAccount(ROOT, { path: `m/44'/60'/${run}'/1/${index}` });

/** The n-th session key of the 1tx service in a run. */
export const sessionAccount = (run: number, index: number): HDAccount =>
  hdKeyToAccount(ROOT, { path: `m/44'/60'/${run}'/2/${index}` });

/** Seed of the ed25519 key that signs quotes. Public, and never a key of the real service. */
export const QUOTE_SIGNING_SEED: Uint8Array = sha256(
  utf8ToBytes('countinghouse sandbox, quote signing key, 1'),
);
