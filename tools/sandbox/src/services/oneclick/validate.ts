import { isAddressOn, isIntentsAccount } from './addresses.ts';
import type { Asset } from './assets.ts';
import type { Caller } from './auth.ts';
import { badRequest, Refusal } from './errors.ts';
import { BITCOIN, BITCOIN_OLD } from './foreign-assets.ts';
import type { QuoteRequest } from './wire.ts';

/** Id of the wildcard origin, and its older spelling. */
const ANY_ASSET = '1cs_v1:any';
const ANY_ASSET_OLD = '1cs:any';

/** The id under which an asset is kept, whatever it was called in the request. */
export function canonicalId(assetId: string): string {
  if (assetId === BITCOIN_OLD) return BITCOIN;
  if (assetId === ANY_ASSET_OLD) return ANY_ASSET;
  return assetId;
}

/** The two assets of a request; the origin is absent for ANY_INPUT. */
export interface Route {
  readonly origin: Asset | undefined;
  readonly destination: Asset;
}

/** Checks a parsed request in the order the service does, and finds its assets. */
export function validateQuote(
  request: QuoteRequest,
  caller: Caller,
  assets: ReadonlyMap<string, Asset>,
  now: number,
): Route {
  const confidential = [request.depositType, request.refundType, request.recipientType].includes(
    'CONFIDENTIAL_INTENTS',
  );
  if (confidential || (request.confidentiality ?? 'public') !== 'public') {
    throw new Refusal(401, 'User authentication is required for confidential intent quotes');
  }
  const anyInput = request.swapType === 'ANY_INPUT';
  if (anyInput) validateAnyInput(request, caller);
  const origin = anyInput ? undefined : assets.get(canonicalId(request.originAsset));
  if (!anyInput && origin === undefined) throw badRequest('tokenIn is not valid');
  const destination = assets.get(canonicalId(request.destinationAsset));
  if (destination === undefined) throw badRequest('tokenOut is not valid');
  if (origin !== undefined) validateDepositMode(request, origin);
  validateParties(request, origin, destination);
  if (origin?.assetId === destination.assetId && request.recipientType === request.depositType) {
    throw badRequest('Quoting for this pair is not available');
  }
  if (Date.parse(request.deadline) <= now) throw badRequest('deadline must be in the future');
  return { origin, destination };
}

function validateAnyInput(request: QuoteRequest, caller: Caller): void {
  if (caller !== 'partner') throw new Refusal(401, 'ANY_INPUT is available to partners only');
  if (canonicalId(request.originAsset) !== ANY_ASSET) {
    throw badRequest(`originAsset must be ${ANY_ASSET} for ANY_INPUT`);
  }
  if (request.depositType !== 'INTENTS') {
    throw badRequest('depositType ORIGIN_CHAIN is not supported for ANY_INPUT');
  }
}

/** Stellar shares one address among all users and needs a memo; no other chain takes one. */
function validateDepositMode(request: QuoteRequest, origin: Asset): void {
  if (request.depositType !== 'ORIGIN_CHAIN') return;
  const needsMemo = origin.blockchain === 'stellar';
  if (needsMemo !== (request.depositMode === 'MEMO')) {
    throw badRequest(`Incorrect depositMode for originAsset from ${origin.blockchain} chain`);
  }
}

function validateParties(
  request: QuoteRequest,
  origin: Asset | undefined,
  destination: Asset,
): void {
  const recipientFits =
    request.recipientType === 'DESTINATION_CHAIN'
      ? isAddressOn(destination.blockchain, request.recipient)
      : isIntentsAccount(request.recipient);
  if (!recipientFits) throw badRequest('recipient is not valid');
  const refundFits =
    request.refundType === 'ORIGIN_CHAIN' && origin !== undefined
      ? isAddressOn(origin.blockchain, request.refundTo)
      : isIntentsAccount(request.refundTo);
  if (!refundFits) throw badRequest('refundTo is not valid');
}
