import type { Instant } from '../../ports/clock.ts';
import type { EarnProviderPort, TransferRelay } from '../../ports/earn-provider.ts';
import type { ProviderFailure } from '../../ports/swap-provider.ts';
import { ok, type Result } from '../../result/result.ts';
import type { SimChain } from '../chain/chain.ts';
import { balanceOf } from '../chain/state.ts';
import type { SimClock } from '../time.ts';
import { describeEarnAction, type SimEarnAction, toText } from './action.ts';
import type { EarnOrderFault, GrantFault, WithdrawalFault } from './faults.ts';
import { createGrantDesk, type SimGrant } from './grants.ts';
import { createOrderDesk, type OrderRequest } from './orders.ts';
import { EARN_SERVICE, refusal, switchedOff } from './refusal.ts';
import { createRelayer } from './relayer.ts';
import { EARN_PLACES, fastFeeOf, placeOf, placeOn } from './vaults.ts';
import { type BlindRight, createWithdrawalDesk } from './withdrawals.ts';

/** The yield service as the program sees it (`port`) and as the world and the auditor do. */
export interface SimEarnProvider {
  readonly port: EarnProviderPort;
  /** What goes wrong with the next new order, withdrawal or grant; null: nothing. */
  faultNextOrder(fault: EarnOrderFault | null): void;
  faultNextWithdrawal(fault: WithdrawalFault | null): void;
  faultNextGrant(fault: GrantFault | null): void;
  /** Tells one grant without a chain, as documented, instead of one for each chain. */
  tellGrantsTogether(value: boolean): void;
  /** Switches the whole service off and on. */
  setAvailable(available: boolean): void;
  /** A right that is there from the beginning. */
  grant(owner: string, chain: string, cap: bigint, expiresAt: Instant): void;
  /** Every right of the owner ends now. */
  expireGrants(owner: string): void;
  /** Another program prepares a withdrawal for the owner. */
  prepareElsewhere(owner: string, chain: string): void;
  /** From now on orders that come close together are carried out by one transaction. */
  bundleOrders(): void;
  actions(): readonly SimEarnAction[];
  grants(): readonly SimGrant[];
  revocations(): readonly { readonly owner: string; readonly at: Instant }[];
  requests(): readonly OrderRequest[];
  confirmations(): readonly { readonly signature: string; readonly at: number }[];
  /** Every right that was given by what was said to be a withdrawal. */
  blindRights(): readonly BlindRight[];
}

/** Soon after the burn nobody knows of it. */
const EARLY_MS = 4_000;

/** A yield service with no orders. */
export function createSimEarnProvider(options: {
  readonly clock: SimClock;
  readonly chains: ReadonlyMap<string, SimChain>;
}): SimEarnProvider {
  const { clock, chains } = options;
  const relayer = createRelayer(options);
  const grants = createGrantDesk(options);
  const orders = createOrderDesk({ ...options, grants, relayer });
  const withdrawals = createWithdrawalDesk({ ...options, relayer });
  let available = true;
  let ids = 0;
  const nextId = (): string => {
    ids += 1;
    return `earn-${ids}`;
  };

  /** Answers as `act` does while the service is there. */
  const when = async <T>(
    operation: string,
    act: () => Result<T, ProviderFailure>,
  ): Promise<Result<T, ProviderFailure>> => (available ? act() : switchedOff(operation));

  const anotherOf = (one: SimEarnAction): SimEarnAction | undefined =>
    relayer
      .actions()
      .findLast(
        ({ id, kind, owner, state }) =>
          id !== one.id && kind === one.kind && owner === one.owner && state === 'success',
      );

  const byBurn = (hash: string): SimEarnAction | undefined =>
    relayer.actions().find(({ mined, relay }) => mined === hash.toLowerCase() && relay !== null);

  const relayOf = (hash: string): TransferRelay | null => {
    const relay = byBurn(hash)?.relay ?? null;
    if (relay === null || clock.now() - relay.since < EARLY_MS) return null;
    const { status, transaction } = relay;
    const body = {
      status,
      phase: status === 'success' || status === 'failed' ? status : ('in-progress' as const),
      destinationTransaction: status === 'success' ? transaction : null,
      error: status === 'failed' ? 'attestation failed' : null,
    };
    return { ...body, received: toText(body) };
  };

  const port: EarnProviderPort = {
    provider: EARN_SERVICE,
    account: (owner) => when('account', () => ok(grants.account(owner))),
    prepareAuthorization: (request) => when('prepareAuthorization', () => grants.prepare(request)),
    confirmAuthorization: (request) => when('confirmAuthorization', () => grants.confirm(request)),
    revoke: ({ owner, chain }) => when('revoke', () => grants.revoke(owner, chain)),
    buy: (request) => when('buy', () => orders.buy(request, nextId)),
    sell: (request) => when('sell', () => orders.sell(request, nextId)),
    action: (id) =>
      when('action', () => {
        const action = relayer.actions().find((one) => one.id === id);
        return action === undefined
          ? refusal('action', 'NOT_FOUND')
          : ok(describeEarnAction(action, anotherOf(action)));
      }),
    prepareWithdrawal: (request) => when('prepareWithdrawal', () => withdrawals.prepare(request)),
    confirmWithdrawal: (request) =>
      when('confirmWithdrawal', () => withdrawals.confirm(request, nextId)),
    instruments: () => when('instruments', () => ok({ instruments: [], complete: true })),
    metrics: () => when('metrics', () => ok([])),
    balances: (address) =>
      when('balances', () =>
        ok(
          EARN_PLACES.map(({ chain, usdc }) => ({
            chain,
            chainName: null,
            usdc: heldBy(chains, chain, usdc.token, address),
          })),
        ),
      ),
    positions: ({ address, chain }) =>
      when('positions', () =>
        ok({
          usdc: null,
          positions: EARN_PLACES.filter((place) => chain === null || place.chain === chain).map(
            ({ instrument, chain: where, shares }) => ({
              instrument,
              chain: where,
              protocol: 'sim',
              symbol: shares.symbol,
              yieldTokenAddress: shares.token,
              yieldTokenSymbol: shares.symbol,
              balance: heldBy(chains, where, shares.token, address),
              decimals: 6,
              shares: heldBy(chains, where, shares.token, address),
              shareDecimals: 6,
              apy: null,
            }),
          ),
        }),
      ),
    conversion: () =>
      when('conversion', () =>
        ok({
          needed: false,
          from: null,
          to: null,
          amountIn: null,
          amountOut: null,
          minAmountOut: null,
          priceImpact: null,
        }),
      ),
    transferChains: () =>
      when('transferChains', () =>
        ok(
          EARN_PLACES.map(({ chain, domain }) => ({
            chain,
            name: null,
            domain,
            tokenMessenger: null,
            messageTransmitter: null,
            receiver: null,
          })),
        ),
      ),
    transferFees: ({ amount }) =>
      when('transferFees', () =>
        ok({
          fast: { basisPoints: '1.3', fee: fastFeeOf(amount), estimate: '~20 seconds' },
          standard: { basisPoints: '0', fee: 0n, estimate: '~15-19 minutes' },
        }),
      ),
    relay: (hash) => when('relay', () => ok(relayOf(hash))),
    restartRelay: ({ sourceTransaction }) =>
      when('restartRelay', () => {
        const action = byBurn(sourceTransaction);
        if (action === undefined) return refusal('restartRelay', 'NOT_FOUND');
        relayer.restart(action);
        if (action.fault === 'relay-restart-refused') return refusal('restartRelay', 'CONFLICT');
        return ok({ status: 'pending', received: toText({ status: 'pending' }) });
      }),
    chainOf: (instrument) => placeOf(instrument)?.chain,
  };

  return {
    port,
    faultNextOrder: orders.fault,
    faultNextWithdrawal: withdrawals.fault,
    faultNextGrant: grants.fault,
    tellGrantsTogether: grants.tellTogether,
    setAvailable: (value) => {
      available = value;
    },
    grant(owner, chain, cap, expiresAt) {
      if (placeOn(chain) === undefined) throw new Error(`nothing earns on ${chain}`);
      const name = { owner: owner.toLowerCase(), chain };
      const state = { expiresAt, revoked: false, spent: 0n };
      grants.add({ ...name, cap, nonce: 1, signature: `earlier ${chain}`, shown: true, ...state });
    },
    expireGrants(owner) {
      for (const grant of grants.grants()) {
        if (grant.owner === owner.toLowerCase()) grant.expiresAt = clock.now();
      }
    },
    prepareElsewhere: withdrawals.prepareElsewhere,
    bundleOrders: relayer.bundleOrders,
    actions: relayer.actions,
    grants: grants.grants,
    revocations: grants.revocations,
    requests: orders.requests,
    confirmations: withdrawals.confirmations,
    blindRights: withdrawals.blindRights,
  };
}

function heldBy(
  chains: ReadonlyMap<string, SimChain>,
  chain: string,
  token: string,
  address: string,
): bigint {
  const there = chains.get(chain);
  return there === undefined ? 0n : balanceOf(there.state(), token, address);
}
