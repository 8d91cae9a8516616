import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { change, read } from './access.ts';
import { answer, failure } from './result.ts';
import {
  actionId,
  amount,
  commandId,
  evmAddress,
  instant,
  label,
  namedChain,
  words,
} from './values.ts';

export const account = z.strictObject({
  address: z.string(),
  name: z.string(),
  walletId: z.string(),
  /** `phrase` wallets can grow further accounts; `key` wallets are one account. */
  walletKind: z.enum(['phrase', 'key']),
  walletName: z.string(),
  index: z.int().nullable(),
});

export const balance = z.strictObject({
  account: z.string(),
  chain: namedChain,
  amount,
  /** Null where it could not be read. */
  at: instant.nullable(),
});

/** Everything our accounts hold on the chains we can read, with what could not be read. */
export const balances = z.strictObject({
  at: instant,
  reading: z.boolean(),
  list: z.array(balance),
  troubles: z.array(z.strictObject({ chain: namedChain, failure })),
});

/** What one can take from the sandbox's faucet. */
export const faucetAsset = z.strictObject({ chain: namedChain, symbol: z.string() });

export const accounts = {
  list: read.output(answer(z.array(account))),
  /** A new phrase, made and kept by the signer; `show phrase` is the door to see it. */
  createWallet: change
    .input(
      z.strictObject({ commandId, name: label, words: z.union([z.literal(12), z.literal(24)]) }),
    )
    .output(answer(z.strictObject({ walletId: z.string(), addresses: z.array(z.string()) }))),
  /** The next account of a phrase. */
  add: change
    .input(z.strictObject({ commandId, walletId: z.string().max(64), name: label }))
    .output(answer(z.strictObject({ address: z.string() }))),
  rename: change
    .input(z.strictObject({ commandId, address: evmAddress, name: label }))
    .output(answer(z.null())),
  /** Balances now, then again when they change. */
  watchBalances: read.output(eventIterator(balances)),
  /** Reads every balance anew. */
  refreshBalances: read.output(answer(z.null())),
  faucetAssets: read.output(answer(z.array(faucetAsset))),
  /** Sandbox only. */
  faucet: change
    .input(
      z.strictObject({
        commandId,
        account: evmAddress,
        chain: z.string().max(80),
        symbol: z.string().max(20),
      }),
    )
    .output(answer(z.null())),
  /** Whether an address can be paid on a chain, as it is typed. */
  checkAddress: read
    .input(
      z.strictObject({
        chain: z.string().max(80),
        address: z.string().max(256),
        again: z.string().max(256).nullable(),
      }),
    )
    .output(
      answer(
        z.strictObject({
          usable: z.boolean(),
          sentence: z.string().nullable(),
          /** The chain is unknown here: the address must be typed twice. */
          needsTwice: z.boolean(),
          ownName: z.string().nullable(),
          canonical: z.string().nullable(),
        }),
      ),
    ),
  /** What must stay of a chain's coin, in base units, for all the rest of it to be payable. */
  feeRoom: read
    .input(z.strictObject({ account: evmAddress, chain: z.string().max(80) }))
    .output(answer(z.strictObject({ units: z.string().regex(/^[0-9]{1,78}$/) }))),
  /** An ordinary payment; the review follows as the action goes on. */
  send: change
    .input(
      z.strictObject({
        commandId,
        account: evmAddress,
        chain: z.string().max(80),
        /** CAIP-19 of what is paid, as in `balances`. */
        asset: z.string().max(200),
        to: z.string().max(256),
        units: z.string().regex(/^[1-9][0-9]{0,77}$/),
        note: words(500),
      }),
    )
    .output(answer(z.strictObject({ actionId }))),
};

export type Account = z.output<typeof account>;
export type Balance = z.output<typeof balance>;
export type Balances = z.output<typeof balances>;
