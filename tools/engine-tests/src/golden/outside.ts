import type { ChainPort, SwapProviderPort, SwapRequest } from '@countinghouse/core';
import {
  createSimSigner,
  createSimWorld,
  parseSimTransaction,
  type SimChain,
  type SimSigner,
  type SimWorld,
} from '@countinghouse/core/simulation';
import { present } from '../support/must.ts';
import type { Deed, Journal, NewDeed } from './deeds.ts';

/**
 * A simulated world in which whatever is done to it is written down, so that it can be built again
 * as it was: the journal is to the world what the ledger is to the program.
 */
export interface Outside {
  readonly world: SimWorld;
  /** Holds the keys of every account of the journal. */
  readonly signer: SimSigner;
  readonly accounts: readonly string[];
  readonly swaps: SwapProviderPort;
  chain(id: string): SimChain;
  /** A chain as the program sees it; undefined where it can read nothing. */
  port(id: string): ChainPort | undefined;
  /** Does it and writes it down. */
  act(deed: NewDeed): Promise<void>;
  journal(): Journal;
}

/** A world at its beginning, with signers for `accounts`. */
export function createOutside(seed: number, accounts: readonly string[]): Outside {
  const world = createSimWorld({ seed });
  const signer = createSimSigner({ clock: world.clock, accounts });
  const deeds: Deed[] = [];
  const note = (deed: NewDeed): Deed => {
    const whole = { ...deed, at: world.clock.now() };
    deeds.push(whole);
    return whole;
  };
  const chain = (id: string): SimChain =>
    present(id === world.bitcoin.chain ? world.bitcoin : world.chains.get(id), `the chain ${id}`);
  const ports = new Map(
    [...world.chains].map(([id, { port }]): [string, ChainPort] => [
      id,
      {
        ...port,
        broadcast(raw) {
          note({ do: 'submit', chain: id, raw });
          return port.broadcast(raw);
        },
      },
    ]),
  );
  const provider = world.provider.port;
  const swaps: SwapProviderPort = {
    ...provider,
    quote(request) {
      note({ do: 'ask for a quote', request: requestToJson(request) });
      return provider.quote(request);
    },
    submitDeposit(submission) {
      note({ do: 'tell of a deposit', ...submission });
      return provider.submitDeposit(submission);
    },
  };
  return {
    world,
    signer,
    accounts,
    swaps,
    chain,
    port: (id) => ports.get(id),
    act: (deed) => perform(world, chain, note(deed)),
    journal: () => ({ seed, accounts: [...accounts], deeds, endsAt: world.clock.now() }),
  };
}

/** The world a journal tells of, at the moment it ends. */
export async function rebuildOutside(journal: Journal): Promise<Outside> {
  const outside = createOutside(journal.seed, journal.accounts);
  const { clock } = outside.world;
  for (const deed of journal.deeds) {
    clock.advanceTo(deed.at);
    await perform(outside.world, outside.chain, deed);
  }
  clock.advanceTo(journal.endsAt);
  return outside;
}

async function perform(
  { provider }: SimWorld,
  chain: (id: string) => SimChain,
  deed: Deed,
): Promise<void> {
  switch (deed.do) {
    case 'fund':
      return chain(deed.chain).fund(deed.account, deed.token, BigInt(deed.amount));
    case 'ask for a quote':
      await provider.port.quote({ ...deed.request, amount: BigInt(deed.request.amount) });
      return;
    case 'submit':
      chain(deed.chain).submit(present(parseSimTransaction(deed.raw), 'a transaction'));
      return;
    case 'tell of a deposit':
      await provider.port.submitDeposit(deed);
      return;
    case 'pay':
      chain(deed.chain).pay({ ...deed, amount: BigInt(deed.amount) });
      return;
    case 'use the key elsewhere':
      chain(deed.chain).payForeign({ ...deed, amount: BigInt(deed.amount) });
      return;
    case 'drop':
      chain(deed.chain).drop(deed.hash);
      return;
    case 'reorganise':
      return chain(deed.chain).reorg(deed.depth, deed.fate);
    case 'revert next':
      return chain(deed.chain).revertNext(({ from }) => from === deed.account);
    case 'set base fee':
      return chain(deed.chain).setBaseFee(BigInt(deed.fee));
    case 'refuse next quote':
      return provider.refuseNextQuote('NO_LIQUIDITY');
    case 'lie in next quote':
      return provider.faultNextQuote(deed.fault);
    case 'spoil next order':
      return provider.faultNextOrder(deed.fault);
    default:
      return deed satisfies never;
  }
}

function requestToJson(request: SwapRequest): Extract<Deed, { do: 'ask for a quote' }>['request'] {
  return {
    ...request,
    amount: request.amount.toString(),
    appFees: request.appFees.map((fee) => ({ ...fee })),
  };
}
