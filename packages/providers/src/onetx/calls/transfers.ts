import type { CallOptions } from '../../http/operation.ts';
import { parseWith } from '../../http/zod.ts';
import { checkForm } from '../check/form.ts';
import { checkTransactionHash } from '../check/place.ts';
import * as schema from '../generated/zod.gen.ts';
import type { CctpConfig, CctpFee, Relay, RelayRestart, RelayRestarted } from '../wire.ts';
import { type Call, type Caller, checked } from './caller.ts';

/** USDC between chains, by Circle's CCTP. */
export interface TransferCalls {
  cctpConfig(options?: CallOptions): Call<CctpConfig>;
  /** Between Circle's domains, which are not chain numbers. */
  cctpFee(
    between: { readonly sourceDomain: number; readonly destDomain: number },
    options?: CallOptions,
  ): Call<CctpFee>;
  /** Soon after the burn there is no job yet: `RELAY_UNKNOWN` then means "ask again". */
  relay(sourceTxHash: string, options?: CallOptions): Call<Relay>;
  /** Starts or resumes the job of a transfer that was missed. */
  restartRelay(transfer: RelayRestart, options?: CallOptions): Call<RelayRestarted>;
}

const parseConfig = parseWith(schema.zCctpConfig);
const parseFee = parseWith(schema.zCctpFee);
const parseRelay = parseWith(schema.zRelay);
const parseRestarted = parseWith(schema.zRelayRestarted);

export function transferCalls(caller: Caller): TransferCalls {
  return {
    cctpConfig: (options) =>
      caller.read('cctpConfig', { path: '/cctp/config', parse: parseConfig, ...options }),
    cctpFee: (between, options) =>
      checked(
        caller,
        'cctpFee',
        checkForm(schema.zGetCctpFeePath, between),
        ({ sourceDomain, destDomain }) =>
          caller.read('cctpFee', {
            path: `/cctp/fee/${sourceDomain}/${destDomain}`,
            parse: parseFee,
            ...options,
          }),
      ),
    relay: (sourceTxHash, options) =>
      checked(caller, 'relay', checkTransactionHash(sourceTxHash), (hash) =>
        caller.read('relay', {
          path: `/cctp/relay/tx/${hash}`,
          parse: parseRelay,
          context: { unknown: 'RELAY_UNKNOWN' },
          ...options,
        }),
      ),
    restartRelay: (transfer, options) =>
      checked(caller, 'restartRelay', checkForm(schema.zRelayRestart, transfer), (body) =>
        caller.effect('restartRelay', {
          path: '/cctp/relay',
          body,
          parse: parseRestarted,
          context: { unknown: 'RELAY_UNKNOWN', forOwner: false },
          ...options,
        }),
      ),
  };
}
