import { ok, type Result } from '@countinghouse/core';
import { parseWith } from '../http/zod.ts';
import * as schema from './generated/zod.gen.ts';
import type { Token } from './wire.ts';

const parseAny = parseWith(schema.zTokenList);

/**
 * As the generated parser, which is asked about every list that is not plainly in order. It builds
 * two objects for each field it looks at; over the hundreds of assets of the one long answer that
 * 1Click has, that and collecting them costs a sixth of the whole call.
 */
export function parseTokenList(json: unknown): Result<readonly Token[], string> {
  return isTokenList(json) ? ok(json) : parseAny(json);
}

/** A yes means: the generated parser accepts this list and gives back the very same. */
export function isTokenList(json: unknown): json is Token[] {
  if (!Array.isArray(json)) return false;
  for (const item of json) if (!isToken(item)) return false;
  return true;
}

function isToken(item: unknown): item is Token {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  const token: { readonly [Field in keyof Token]?: unknown } = item;
  const { decimals, price, priceUpdatedAt, contractAddress, coingeckoId } = token;
  const fits =
    isText(token.assetId) &&
    isText(token.blockchain) &&
    isText(token.symbol) &&
    Number.isSafeInteger(decimals) &&
    Number(decimals) >= 0 &&
    Number(decimals) <= 77 &&
    (price === null || Number.isFinite(price) || isText(price)) &&
    (priceUpdatedAt === null || isText(priceUpdatedAt)) &&
    (contractAddress === undefined || contractAddress === null || isText(contractAddress)) &&
    (coingeckoId === undefined || coingeckoId === null || isText(coingeckoId));
  if (!fits) return false;
  // The parser drops what nobody described, so a list with more in it is the parser's affair.
  let fields = 0;
  for (const _ in item) fields += 1;
  const optional = (contractAddress === undefined ? 0 : 1) + (coingeckoId === undefined ? 0 : 1);
  return fields === 6 + optional;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
