import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { depositAccount } from '../../identity.ts';
import { makeAddress } from './addresses.ts';
import type { Asset } from './assets.ts';
import type { QuoteRequest } from './wire.ts';

/** Where a quote wants its deposit, and which key of the sandbox is behind it. */
export interface Issued {
  readonly address: string;
  readonly memo: string | undefined;
  /** Index for `depositAccount`; absent where no local chain holds the money. */
  readonly index: number | undefined;
}

export interface Issuer {
  issue(request: QuoteRequest, origin: Asset | undefined): Issued;
  /** How many were given out. */
  count(): number;
}

/** Gives out deposit addresses: one for each quote, except where a memo tells them apart. */
export function createIssuer(run: number, before = 0): Issuer {
  let count = before;
  const bytes = (label: string): Uint8Array => sha256(utf8ToBytes(`sandbox ${run} ${label}`));
  const issue = (request: QuoteRequest, origin: Asset | undefined): Issued => {
    count += 1;
    if (request.depositType !== 'ORIGIN_CHAIN' || origin === undefined) {
      const address = makeAddress('near', bytes(`intents ${count}`));
      return { address, memo: undefined, index: undefined };
    }
    if (request.depositMode === 'MEMO') {
      const memo = String(100_000_000 + ((run * 7919 + count * 104_729) % 900_000_000));
      return { address: makeAddress(origin.blockchain, bytes('shared')), memo, index: undefined };
    }
    if (origin.rail.kind === 'local') {
      return { address: depositAccount(run, count).address, memo: undefined, index: count };
    }
    const address = makeAddress(origin.blockchain, bytes(`${origin.blockchain} ${count}`));
    return { address, memo: undefined, index: undefined };
  };
  return { issue, count: () => count };
}
