import type { Chain } from '../chains/chain.ts';
import type { Clock } from '../clock.ts';
import type { Faults } from '../http/faults.ts';
import type { OneClick } from '../services/oneclick/service.ts';
import type { OneTx } from '../services/onetx/service.ts';
import { type ChainControl, createChainControl } from './chain-control.ts';
import { createOneClickControl, type OneClickControl } from './oneclick-control.ts';
import { createOneTxControl, type OneTxControl } from './onetx-control.ts';
import { BODIES, type ControlInput } from './schemas.ts';

/** Everything a test can do to the sandbox; the same functions answer `/_sandbox/…`. */
export interface Control extends ChainControl, OneClickControl, OneTxControl {
  /** Moves the clock of the services and of both chains forward. */
  advance(input: ControlInput<'time/advance'>): Promise<{ readonly now: string }>;
  /** Time as the services see it. */
  now(): string;
}

/** What is between the services and those who ask them. */
export interface ControlledWire {
  readonly faults: { readonly oneclick: Faults; readonly onetx: Faults };
  /** Whether 1tx is to listen at its port. */
  readonly listenOneTx: (on: boolean) => Promise<void>;
}

export function createControl(
  chains: readonly Chain[],
  clock: Clock,
  { oneclick, onetx }: { readonly oneclick: OneClick; readonly onetx: OneTx },
  wire: ControlledWire,
): Control {
  const ofOneClick = createOneClickControl(oneclick, wire.faults.oneclick);
  const ofOneTx = createOneTxControl(onetx, wire.faults.onetx, wire.listenOneTx);
  return {
    ...createChainControl(chains, () => oneclick.scan()),
    ...ofOneClick,
    ...ofOneTx,
    reset: () => {
      ofOneClick.reset();
      ofOneTx.onetxReset();
    },
    advance: async (input) => {
      const { seconds } = BODIES['time/advance'].parse(input);
      // What has arrived by now arrived at the old time.
      await oneclick.scan();
      clock.advance(seconds);
      await Promise.all(chains.map((chain) => chain.advance(seconds)));
      await oneclick.scan();
      onetx.pump();
      return { now: clock.iso() };
    },
    now: () => clock.iso(),
  };
}
