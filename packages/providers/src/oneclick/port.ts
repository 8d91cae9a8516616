import {
  err,
  ok,
  type ProviderFailure,
  type Result,
  type SwapProviderPort,
} from '@countinghouse/core';
import type { Profile } from '../http/base-url.ts';
import { canonicalAssetId } from './asset-id.ts';
import { createOneClick, type OneClickOptions } from './client.ts';
import { toQuote } from './port/quote.ts';
import { toWireRequest } from './port/request.ts';
import { toStatus } from './port/status.ts';
import { toTokens } from './port/token.ts';
import { decodeEd25519 } from './signature/ed25519.ts';
import { PRODUCTION_QUOTE_KEY, STAGING_QUOTE_KEY } from './signature/keys.ts';

export interface OneClickPortOptions extends OneClickOptions {
  /**
   * The key quotes must be signed with, `ed25519:<base58>`. Live: the production key, which is the
   * default and the only one admitted. Sandbox: the sandbox's own, and never one of 1Click's.
   */
  readonly quoteKey?: string;
}

/** 1Click as the swap provider the domain knows. Tracking gives way to a person's requests. */
export function createOneClickPort(
  options: OneClickPortOptions,
): Result<SwapProviderPort, ProviderFailure> {
  const quoteKey = admitQuoteKey(options.profile, options.quoteKey);
  if (!quoteKey.ok)
    return err({
      kind: 'invalid',
      code: 'BAD_CREDENTIAL',
      message: quoteKey.error,
      provider: 'oneclick',
      operation: 'connect',
      mayHaveHappened: false,
    });
  const made = createOneClick(options);
  if (!made.ok) return made;
  const client = made.value;

  return ok({
    provider: 'oneclick',
    canonicalAsset: canonicalAssetId,
    async tokens() {
      const answer = await client.tokens();
      return answer.ok ? ok(toTokens(answer.value.value)) : answer;
    },
    async quote(request) {
      const answer = await client.quote(toWireRequest(request));
      return answer.ok ? ok(toQuote(answer.value, quoteKey.value)) : answer;
    },
    async status({ depositAddress, depositMemo }) {
      const answer = await client.status(
        { depositAddress, ...(depositMemo === null ? {} : { depositMemo }) },
        { priority: 'tracking' },
      );
      return answer.ok ? ok(toStatus(answer.value)) : answer;
    },
    async submitDeposit({ depositAddress, depositMemo, transactionHash }) {
      const answer = await client.submitDeposit(
        {
          txHash: transactionHash,
          depositAddress,
          ...(depositMemo === null ? {} : { memo: depositMemo }),
        },
        { priority: 'tracking' },
      );
      return answer.ok ? ok(toStatus(answer.value)) : answer;
    },
  });
}

/** A stand-in's key accepted by a live wallet would make any answer look signed by 1Click. */
function admitQuoteKey(profile: Profile, key: string | undefined): Result<string, string> {
  if (profile === 'live') {
    const same = key === undefined || key === PRODUCTION_QUOTE_KEY;
    return same
      ? ok(PRODUCTION_QUOTE_KEY)
      : err("A live profile accepts quotes under 1Click's production key only.");
  }
  const bytes = decodeEd25519(key, 32);
  if (key === undefined || bytes === undefined)
    return err('A sandbox profile needs the key of its sandbox, as “ed25519:” and base58.');
  const published = [PRODUCTION_QUOTE_KEY, STAGING_QUOTE_KEY].map((one) => decodeEd25519(one, 32));
  return published.some((one) => one !== undefined && Buffer.from(one).equals(bytes))
    ? err("A sandbox profile does not take 1Click's own keys.")
    : ok(key);
}
