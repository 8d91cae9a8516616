import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { DecodedGrant, GrantedCall } from '../../grant/decoded-grant.ts';
import type { Instant } from '../../ports/clock.ts';
import type {
  AuthorizationConfirmation,
  AuthorizationPreparation,
  AuthorizationRequest,
  EarnAccount,
  EarnAcknowledgement,
} from '../../ports/earn-provider.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { ProviderFailure } from '../../ports/swap-provider.ts';
import { ok, type Result } from '../../result/result.ts';
import { jsonDigest } from '../../review/digest.ts';
import { simAddress } from '../address.ts';
import type { SimChain } from '../chain/chain.ts';
import { simAccountOf, smartOf } from '../chain/smart.ts';
import { encodeSimGrant } from '../grant.ts';
import { simSignature } from '../signature.ts';
import type { SimClock } from '../time.ts';
import { toText } from './action.ts';
import type { GrantFault } from './faults.ts';
import { refusal } from './refusal.ts';
import { EARN_PLACES, placeOn } from './vaults.ts';

/** A right the service has, on one chain. */
export interface SimGrant {
  readonly owner: string;
  readonly chain: string;
  readonly cap: bigint;
  /** The account's nonce it was granted under. */
  readonly nonce: number;
  readonly signature: string;
  readonly shown: boolean;
  expiresAt: Instant;
  revoked: boolean;
  spent: bigint;
}

interface Offered {
  readonly request: AuthorizationRequest;
  readonly typedData: JsonObject;
  readonly nonce: number;
  readonly fault: GrantFault | null;
}

type Answer<T> = Result<T, ProviderFailure>;

/** The grants the service keeps, and how it gets them. */
export interface GrantDesk {
  prepare(request: AuthorizationRequest): Answer<AuthorizationPreparation>;
  confirm(request: AuthorizationConfirmation): Answer<EarnAcknowledgement>;
  revoke(owner: string, chain: string | null): Answer<EarnAcknowledgement>;
  account(owner: string): EarnAccount;
  /** The one that counts now; undefined where there is none. It may have ended. */
  current(owner: string, chain: string): SimGrant | undefined;
  add(grant: SimGrant): void;
  fault(fault: GrantFault | null): void;
  /** As the service documents it: one grant is told, and no chain. */
  tellTogether(value: boolean): void;
  grants(): readonly SimGrant[];
  /** When somebody was asked to stop. */
  revocations(): readonly { readonly owner: string; readonly at: Instant }[];
}

export function createGrantDesk(options: {
  readonly clock: SimClock;
  readonly chains: ReadonlyMap<string, SimChain>;
}): GrantDesk {
  const { clock, chains } = options;
  const grants: SimGrant[] = [];
  const offers = new Map<string, Offered>();
  const faults: (GrantFault | null)[] = [];
  const revocations: { readonly owner: string; readonly at: Instant }[] = [];
  let together = false;
  const name = (owner: string, chain: string): string => `${owner.toLowerCase()} ${chain}`;

  const currentNonce = (owner: string, chain: string): number => {
    const state = chains.get(chain)?.state();
    return state === undefined ? 1 : (smartOf(state, simAccountOf(owner))?.currentNonce ?? 1);
  };

  const current = (owner: string, chain: string): SimGrant | undefined =>
    grants.findLast(
      (grant) => grant.owner === owner.toLowerCase() && grant.chain === chain && !grant.revoked,
    );

  return {
    current,
    add: (grant) => {
      grants.push(grant);
    },
    fault: (fault) => {
      faults.push(fault);
    },
    tellTogether: (value) => {
      together = value;
    },
    grants: () => grants,
    revocations: () => revocations,
    prepare(request) {
      const fault = faults.shift() ?? null;
      if (fault === 'prepare-refused') return refusal('prepareAuthorization', 'CHAIN_UNSUPPORTED');
      const { owner, chain } = request;
      const nonce = currentNonce(owner, chain);
      const account = simAccountOf(owner);
      const thief = fault === 'other-account' || fault === 'names-other-account';
      const { typedData } = encodeSimGrant(owner, {
        chain,
        account: thief ? simAddress('thief account') : account,
        nonce,
        key: { kind: 'key', address: simAddress('session key'), operates: true, signs: false },
        policies: policiesOf(request, fault === 'hands-over' ? [selfCall(account)] : []),
      });
      const shown =
        fault === 'unreadable'
          ? { ...typedData, message: { ...typedData.message, validatorData: '0x00' } }
          : typedData;
      const wanted = shown as unknown as JsonObject;
      offers.set(name(owner, chain), { request, typedData: wanted, nonce, fault });
      const named = fault === 'names-other-account' ? simAddress('thief account') : account;
      const body = { account: named, chain, typedData: wanted };
      return ok({ ...body, received: toText(body) });
    },
    confirm({ owner, chain, signature }) {
      const offer = offers.get(name(owner, chain));
      const account = simAccountOf(owner);
      const body = { account };
      // The same signature once more is the same grant.
      if (grants.some((grant) => grant.signature === signature && !grant.revoked)) {
        return ok({ ...body, received: toText(body) });
      }
      const digest = offer === undefined ? null : utf8ToBytes(jsonDigest(offer.typedData));
      const good = digest !== null && simSignature(owner, digest) === signature;
      if (offer === undefined || !good || offer.fault === 'refused') {
        return refusal('confirmAuthorization', 'BAD_SIGNATURE');
      }
      grants.push({
        owner: owner.toLowerCase(),
        chain,
        cap: offer.request.spendCap,
        nonce: offer.nonce,
        signature,
        shown: offer.fault !== 'not-shown',
        expiresAt: offer.request.expiresAt,
        revoked: false,
        spent: 0n,
      });
      return ok({ ...body, received: toText(body) });
    },
    revoke(owner, chain) {
      revocations.push({ owner: owner.toLowerCase(), at: clock.now() });
      for (const grant of grants) {
        const meant = grant.owner === owner.toLowerCase();
        if (meant && (chain === null || grant.chain === chain)) grant.revoked = true;
      }
      const body = { account: simAccountOf(owner) };
      return ok({ ...body, received: toText(body) });
    },
    account(owner) {
      const account = simAccountOf(owner);
      const there = (chain: string): boolean => {
        const state = chains.get(chain)?.state();
        return state !== undefined && smartOf(state, account) !== undefined;
      };
      const held = EARN_PLACES.flatMap(({ chain }) => current(owner, chain) ?? []);
      const shown = held.filter((grant) => grant.shown);
      const body = {
        account,
        deployedOn: EARN_PLACES.map(({ chain }) => chain).filter(there),
        authorizedOn: shown
          .filter(({ expiresAt }) => expiresAt > clock.now())
          .map(({ chain }) => chain),
        grants: (together ? shown.slice(-1) : shown).map(({ chain, expiresAt }) => ({
          chain: together ? null : chain,
          status: expiresAt > clock.now() ? 'active' : 'expired',
          policyVersion: '3',
          expiresAt,
        })),
      };
      return { ...body, received: toText(body) };
    },
  };
}

/** A call of the account to itself that nobody names. */
function selfCall(account: string): GrantedCall {
  return {
    ...{ how: 'call', target: account, selector: '0x13c47d4d', function: null },
    ...{ valueAtMost: '0', rules: [], amount: null, recipient: null },
  };
}

/** Deposits and redeems only, within the cap, until the end; and what was slipped in beside. */
function policiesOf(
  { chain, spendCap, expiresAt }: AuthorizationRequest,
  slipped: readonly GrantedCall[],
): DecodedGrant['policies'] {
  const there = placeOn(chain);
  const contract = simAddress('policy');
  const enforced = true;
  return [
    {
      kind: 'calls',
      contract,
      enforced,
      calls: [
        {
          how: 'call',
          target: there?.shares.token ?? null,
          selector: '0x6e553f65',
          function: 'deposit(uint256 assets, address receiver)',
          valueAtMost: '0',
          rules: [],
          amount: { argument: 'assets', atMost: spendCap.toString() },
          recipient: null,
        },
        ...slipped,
      ],
    },
    {
      kind: 'time',
      contract,
      enforced,
      validAfter: 0,
      validUntil: Math.floor(expiresAt / 1_000),
    },
    {
      kind: 'spend-cap',
      contract,
      enforced,
      token: there?.usdc.token ?? '',
      units: spendCap.toString(),
      everySeconds: 86_400,
    },
  ];
}
