import type { Finality } from './finality.ts';
import type { EndpointDisagreement } from './options.ts';
import type { Pool } from './pool.ts';

/** What every question to the chain needs. */
export interface ChainContext {
  readonly chain: string;
  readonly pool: Pool;
  readonly finality: Finality;
  readonly logRange: number;
  readonly report: (disagreement: Omit<EndpointDisagreement, 'chain'>) => void;
}
