import type { CallOptions } from '../../http/operation.ts';
import { parseWith } from '../../http/zod.ts';
import { checkForm } from '../check/form.ts';
import { checkAddressQuery } from '../check/place.ts';
import * as schema from '../generated/zod.gen.ts';
import type {
  Balances,
  InstrumentMetrics,
  InstrumentPage,
  InstrumentQuery,
  Positions,
  PositionsQuery,
  SwapQuote,
  SwapQuoteQuery,
} from '../wire.ts';
import { type Call, type Caller, checked } from './caller.ts';
import { createPositions } from './positions.ts';

/** Where money can earn, and what it has earned. */
export interface MarketCalls {
  /** One page. */
  instruments(query?: InstrumentQuery, options?: CallOptions): Call<InstrumentPage>;
  metrics(
    which: { readonly instrumentId: string; readonly days?: number },
    options?: CallOptions,
  ): Call<InstrumentMetrics>;
  /** For 1 to 100 instruments at once. */
  bulkMetrics(
    which: { readonly instrumentIds: readonly string[]; readonly days?: number },
    options?: CallOptions,
  ): Call<readonly InstrumentMetrics[]>;
  balances(which: { readonly address: string }, options?: CallOptions): Call<Balances>;
  /** By the newer route, or by the older one where the service does not have it. */
  positions(query: PositionsQuery, options?: CallOptions): Call<Positions>;
  swapQuote(query: SwapQuoteQuery, options?: CallOptions): Call<SwapQuote>;
}

const Metrics = schema.zGetInstrumentMetricsPath.extend(schema.zGetInstrumentMetricsQuery.shape);
const parsePage = parseWith(schema.zInstrumentPage);
const parseMetrics = parseWith(schema.zInstrumentMetrics);
const parseBulk = parseWith(schema.zInstrumentMetrics.array());
const parseBalances = parseWith(schema.zBalances);
const parseQuote = parseWith(schema.zSwapQuote);
const ofInstrument = { unknown: 'INSTRUMENT_UNKNOWN' } as const;

export function marketCalls(caller: Caller): MarketCalls {
  const positions = createPositions(caller);
  return {
    instruments: (query = {}, options) =>
      checked(caller, 'instruments', checkForm(schema.zListInstrumentsQuery, query), (query) =>
        caller.read('instruments', { path: '/instruments', query, parse: parsePage, ...options }),
      ),
    metrics: (which, options) =>
      checked(caller, 'metrics', checkForm(Metrics, which), ({ instrumentId, days }) =>
        caller.read('metrics', {
          path: `/metrics/instruments/${instrumentId}`,
          query: { days },
          parse: parseMetrics,
          context: ofInstrument,
          ...options,
        }),
      ),
    bulkMetrics: (which, options) =>
      checked(caller, 'bulkMetrics', checkForm(schema.zGetBulkMetricsQuery, which), (query) =>
        caller.read('bulkMetrics', {
          path: '/metrics/bulk',
          query,
          parse: parseBulk,
          context: ofInstrument,
          ...options,
        }),
      ),
    balances: (which, options) =>
      checked(caller, 'balances', checkAddressQuery(which), ({ address }) =>
        caller.read('balances', {
          path: `/transactions/balances/${address}`,
          parse: parseBalances,
          ...options,
        }),
      ),
    positions: (query, options) =>
      checked(caller, 'positions', checkAddressQuery(query), (query) => positions(query, options)),
    swapQuote: (query, options) =>
      checked(caller, 'swapQuote', checkForm(schema.zGetSwapQuoteQuery, query), (query) =>
        caller.read('swapQuote', {
          path: '/quotes/swap',
          query,
          parse: parseQuote,
          context: ofInstrument,
          ...options,
        }),
      ),
  };
}
