import { z } from 'zod';
import { change, read } from './access.ts';
import { answer, failure } from './result.ts';
import {
  actionId,
  amount,
  commandId,
  evmAddress,
  instant,
  namedChain,
  party,
  units,
} from './values.ts';

const chain = z.string().regex(/^eip155:[1-9][0-9]{0,14}$/);
const instrumentId = z.string().regex(/^0x[0-9a-f]{64}$/);
/** A plain decimal number as the person means it, e.g. `12.5`. What has too many decimals is refused. */
const typed = z.string().max(60);
const ratio = z.string().nullable();
const slippageBasisPoints = z.int().min(0).max(5_000);

/** Somewhere USDC can earn, as the service lists it. */
export const instrument = z.strictObject({
  id: z.string(),
  name: z.string(),
  protocol: z.string(),
  /** From the id itself; null where that is none. */
  chain: namedChain.nullable(),
  /** Whether the id is what its own fields make of it, in a sentence. */
  check: z.strictObject({
    result: z.enum(['checked', 'does-not-fit', 'cannot-be-checked']),
    sentence: z.string(),
  }),
  /** Why nothing can be put in from here; null where it can. */
  closed: z.string().nullable(),
  takes: z.string().nullable(),
  gives: z.string().nullable(),
  contract: z.string().nullable(),
  /** Per cent as a decimal string: `5.2` is 5.2 %. */
  apy: ratio,
  apyBase: ratio,
  apyReward: ratio,
  tvlUsd: ratio,
  category: z.string().nullable(),
  stablecoin: z.boolean().nullable(),
  syncedAt: instant.nullable(),
});

export const instrumentHistory = z.strictObject({
  instrument: z.string(),
  /** Oldest first. */
  points: z.array(z.strictObject({ at: instant, apy: ratio, tvlUsd: ratio })),
});

/** An account that earns, and whose it is. */
export const earnOwner = z.strictObject({
  owner: party,
  /** Computed from the owner's address, unless a person agreed to another. */
  account: z.string(),
});

/** What the owner has allowed on one chain, and what became of it. */
export const grant = z.strictObject({
  chain: namedChain,
  /** What the service says of it; null where it says nothing. */
  told: z
    .strictObject({
      status: z.string(),
      expiresAt: instant.nullable(),
      policyVersion: z.string().nullable(),
    })
    .nullable(),
  /** What we have read and signed ourselves; null for a grant that was not given from here. */
  signed: z
    .strictObject({
      actionId,
      at: instant,
      cap: amount,
      /** Null: for ever. */
      expiresAt: instant.nullable(),
      permissionId: z.string().nullable(),
      key: z.string().nullable(),
      allows: z.array(z.string()),
      /** Any sentence marks it in red. */
      unlimited: z.array(z.string()),
    })
    .nullable(),
  /**
   * On the chain itself. `not yet`: it takes effect with its first use. `void`: it was ended there.
   */
  onChain: z.enum(['usable', 'not yet', 'void', 'unknown']),
});

export const accountOnChain = z.strictObject({
  chain: namedChain,
  /** Null where the chain could not be asked. */
  deployed: z.boolean().nullable(),
  /** Another address holds the account there; null where all is as it should be. */
  otherOwner: z.string().nullable(),
  /** Who can move what lies there, as far as it is known, in sentences. */
  moves: z.string(),
  /**
   * Whether an order may be begun there: `held` is by the chain and 1tx, `told` by 1tx's word alone,
   * `stopped` by the chain and not by 1tx; `ended` is what was signed here where 1tx names no other;
   * `unknown` where nobody could be asked. What can still touch the money, the grants and `moves` say.
   */
  right: z.enum(['held', 'stopped', 'told', 'ended', 'over', 'none', 'unknown']),
  /** Of `held` and `told`; null where no end is known. */
  rightEndsAt: instant.nullable(),
  usdc: amount.nullable(),
  /** `chain` was read by us; `service` is its word. */
  usdcFrom: z.enum(['chain', 'service']).nullable(),
  failure: failure.nullable(),
});

/** An account of an owner that is not used now, and on which rights were given from here. */
export const formerAccount = z.strictObject({
  account: z.string(),
  /** Computed from the owner's address. */
  computed: z.boolean(),
  grants: z.array(grant),
});

export const earnAccount = z.strictObject({
  owner: party,
  /** The one that is used. */
  account: z.string(),
  /** Computed from the owner's address, whatever is used. */
  computed: z.string(),
  /** When a person agreed to use another than the computed one; null where that is used. */
  agreedAt: instant.nullable(),
  at: instant,
  /** What the service calls the owner's account. */
  told: z.strictObject({
    account: z.string().nullable(),
    /** Whether it is the one that is used; null where it was not told. */
    agrees: z.boolean().nullable(),
    failure: failure.nullable(),
  }),
  chains: z.array(accountOnChain),
  grants: z.array(grant),
  former: z.array(formerAccount),
  /** Withdrawals that nobody knows the end of; the service takes one at a time. */
  withdrawals: z.array(z.strictObject({ actionId, sentence: z.string(), inDoubt: z.boolean() })),
  /** Orders that were asked for and that nobody knows the end of. */
  orders: z.array(
    z.strictObject({
      actionId,
      sentence: z.string(),
      /** A person gave it up, and something may come of it all the same. */
      givenUp: z.boolean(),
      /** What it may still take out of the account, and where; null: nothing any more. */
      takes: z.strictObject({ chain: namedChain, usdc: amount }).nullable(),
    }),
  ),
});

/** What an account holds of one instrument. */
export const position = z.strictObject({
  owner: party,
  instrument: z.string(),
  name: z.string(),
  protocol: z.string().nullable(),
  chain: namedChain,
  shares: amount,
  /** In the deposited token; null where nobody could say. */
  worth: amount.nullable(),
  /** `chain`: read by us. `service`: its word. */
  sharesFrom: z.enum(['chain', 'service']),
  worthFrom: z.enum(['chain', 'service']).nullable(),
  apy: ratio,
});

/** Everything that earns, and the USDC that lies idle in the accounts. */
export const positions = z.strictObject({
  at: instant,
  list: z.array(position),
  idle: z.array(z.strictObject({ owner: party, chain: namedChain, usdc: amount })),
  troubles: z.array(z.strictObject({ about: z.string(), failure })),
});

/** USDC that were put to work from here, less what was taken back, after each change. */
export const putIn = z.strictObject({
  /** Oldest first. */
  points: z.array(z.strictObject({ at: instant, usdc: amount })),
  /** False: there were more actions than are read. */
  complete: z.boolean(),
});

const transferCost = z.strictObject({
  fee: amount,
  /** A decimal string: there are fractions. */
  basisPoints: z.string(),
  /** How long the whole order usually takes that way, until it earns: the same as while it is under way. */
  takesMs: z.int(),
});

/** How USDC could cross, and what that would cost. Binding for nobody. */
export const transferCosts = z.strictObject({ fast: transferCost, standard: transferCost });

/** What is said before USDC cross to a chain that they could not leave again; null where they could. */
export const wayBack = z.strictObject({
  warning: z
    .strictObject({
      code: z.string(),
      weight: z.enum(['stop', 'risk', 'note']),
      sentence: z.string(),
    })
    .nullable(),
});

/** What the rights that were given from here let one order take; null where none was given from here. */
export const orderCap = z
  .strictObject({
    givenAt: instant,
    /** The service names no right but those that were given from here. */
    certain: z.boolean(),
    /** In one call; null where no rule that can be read says so. */
    each: units.nullable(),
    period: z.strictObject({ units, everySeconds: z.int().nullable(), used: units }).nullable(),
  })
  .nullable();

const begun = answer(z.strictObject({ actionId }));

/** What the owner does alone, with the account that is used, or with a former one that is named. */
const alone = z.strictObject({
  ...{ commandId, owner: evmAddress, chain, account: evmAddress.optional() },
});

export const earn = {
  /** All instruments the service lists. */
  instruments: read.output(
    answer(
      z.strictObject({
        at: instant,
        /** False: the service had more than is ever read. */
        complete: z.boolean(),
        list: z.array(instrument),
      }),
    ),
  ),
  history: read
    .input(
      z.strictObject({
        instrument: instrumentId,
        days: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
      }),
    )
    .output(answer(instrumentHistory)),
  owners: read.output(answer(z.array(earnOwner))),
  account: read.input(z.strictObject({ owner: evmAddress })).output(answer(earnAccount)),
  positions: read.output(answer(positions)),
  /** From this ledger alone. */
  putIn: read.output(answer(putIn)),
  /**
   * Uses the account that the service names, or the computed one again, from now on. Only what the
   * service says at this moment can be agreed to.
   */
  agree: change
    .input(z.strictObject({ commandId, owner: evmAddress, account: evmAddress }))
    .output(answer(z.null())),
  transferCosts: read
    .input(z.strictObject({ from: chain, to: chain, amount: typed }))
    .output(answer(transferCosts)),
  /** Whether what crosses to a chain could leave it again: by a right of the service, or by own gas. */
  wayBack: read.input(z.strictObject({ owner: evmAddress, chain })).output(answer(wayBack)),
  orderCap: read.input(z.strictObject({ owner: evmAddress, chain })).output(answer(orderCap)),
  /** Lets the service act on one chain, within a cap and until an end; both are always said. */
  authorize: change
    .input(
      z.strictObject({ commandId, owner: evmAddress, chain, spendCap: typed, expiresAt: instant }),
    )
    .output(begun),
  /** Asks the service to stop. What is installed on chain stays; `removal` takes it away. */
  revoke: change
    .input(z.strictObject({ commandId, owner: evmAddress, chain: chain.nullable() }))
    .output(begun),
  /** USDC from the wallet to the owner's own account. */
  fund: change
    .input(z.strictObject({ commandId, owner: evmAddress, chain, amount: typed }))
    .output(begun),
  buy: change
    .input(
      z.strictObject({
        commandId,
        owner: evmAddress,
        instrument: instrumentId,
        /** Where the USDC is taken from. */
        from: chain,
        amount: typed,
        slippageBasisPoints,
        transfer: z.discriminatedUnion('speed', [
          z.strictObject({ speed: z.literal('standard') }),
          z.strictObject({ speed: z.literal('fast'), maxFee: typed }),
        ]),
      }),
    )
    .output(begun),
  sell: change
    .input(
      z.strictObject({
        commandId,
        owner: evmAddress,
        instrument: instrumentId,
        /** Where the USDC is wanted. Only the instrument's own chain is possible. */
        to: chain,
        shares: typed,
        slippageBasisPoints,
      }),
    )
    .output(begun),
  /** USDC from the account to its owner. */
  withdraw: change
    .input(
      z.strictObject({
        commandId,
        owner: evmAddress,
        chain,
        amount: typed,
        /** The person accepts that one which is in doubt may run as well. */
        besideAnother: z.boolean(),
      }),
    )
    .output(begun),
  /** Everything out of the account on one chain, without the service. */
  exit: change.input(alone).output(begun),
  /** Ends the rights on one chain, as far as one move of the account reaches, without the service. */
  removal: change.input(alone).output(begun),
};

export type Instrument = z.output<typeof instrument>;
export type InstrumentHistory = z.output<typeof instrumentHistory>;
export type EarnOwner = z.output<typeof earnOwner>;
export type EarnAccount = z.output<typeof earnAccount>;
export type AccountOnChain = z.output<typeof accountOnChain>;
export type FormerAccount = z.output<typeof formerAccount>;
export type Grant = z.output<typeof grant>;
export type Position = z.output<typeof position>;
export type Positions = z.output<typeof positions>;
export type PutIn = z.output<typeof putIn>;
export type EarnOrderCap = z.output<typeof orderCap>;
export type TransferCosts = z.output<typeof transferCosts>;
export type WayBack = z.output<typeof wayBack>;
