import { utf8ToBytes } from '@noble/hashes/utils.js';
import { EngineEvent } from '../../action/action-state.ts';
import { amountOfAsset, type EarnAsset } from '../../earn/asset.ts';
import type { OrderInput } from '../../earn/order/input.ts';
import { paidAsset } from '../../earn/order/request.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import type { TypedDataPayload } from '../../review/payload.ts';
import { attempt } from '../attempt.ts';
import { count, isRecord, type Loose, sameHex, word } from '../loose.ts';
import type { EvidenceProofs } from '../proofs.ts';
import { type CheckOutcome, type EvidenceCheck, ownCheck } from '../report.ts';
import { grantShown } from './grant-shown.ts';
import { hexBytes } from './hex-bytes.ts';
import { same } from './same-json.ts';

type Proofs = Pick<EvidenceProofs, 'signedBy' | 'grantSignedBy' | 'readGrant' | 'kernel'>;
type Compared = readonly (readonly [name: string, holds: boolean])[];

interface Effect {
  readonly seq: number;
  readonly intent: Loose;
  /** What the person had read; empty where nothing was shown. */
  readonly review: Loose;
  /** What the action was started with. */
  readonly input: Loose;
  /** The service's newest answer that was to be signed. */
  readonly offered: Loose;
}

/**
 * What was done with an earning account, against what was asked and what was shown: grants and bare
 * digests with their signatures, orders with their keys. That each was approved is another check.
 */
export async function checkEarn(
  events: readonly StoredEvent[],
  proofs: Proofs,
): Promise<readonly EvidenceCheck[]> {
  const started = events[0]?.data;
  const input = isRecord(started?.input) ? started.input : {};
  const checks: EvidenceCheck[] = [];
  const keys = new Set<string>();
  let review: Loose = {};
  let offered: Loose = {};
  for (const { type, data, seq } of events) {
    if (type === EngineEvent.reviewed && isRecord(data.review)) review = data.review;
    if (type === 'grant.offered' || type === 'withdrawal.prepared') offered = data;
    if (type !== EngineEvent.intended || !isRecord(data.intent)) continue;
    const effect = { seq, intent: data.intent, review, input, offered };
    switch (data.intent.kind) {
      case 'grant':
        checks.push(asked(seq, grantAsked(effect)), ...(await grantSigned(effect, proofs)));
        break;
      case 'withdrawal':
        checks.push(asked(seq, withdrawalAsked(effect)), await digestSigned(effect, proofs));
        break;
      case 'order':
        checks.push(asked(seq, orderAsked(effect)), freshKey(seq, word(data.key), keys));
        break;
      case 'revocation':
        checks.push(asked(seq, revocationAsked(effect)));
        break;
      default:
    }
  }
  return checks;
}

function asked(seq: number, compared: Compared): EvidenceCheck {
  const differs = compared.filter(([, holds]) => !holds).map(([name]) => name);
  return differs.length === 0
    ? ownCheck('ASKED_FOR', 'passed', 'What was done is what was asked for and shown.', seq)
    : ownCheck('ASKED_FOR', 'failed', `Done otherwise than asked or shown: ${list(differs)}.`, seq);
}

function grantAsked({ intent, review, input, offered }: Effect): Compared {
  const usdc = fields(input.usdc);
  const wished = fields(review.asked);
  const domain = fields(fields(fields(review.payload).typedData).domain);
  return [
    ['what was shown', review.kind === 'grant'],
    ['what was offered', same(review.payload, offered.payload)],
    ['owner', sameHex(intent.owner, input.owner) && sameHex(review.owner, input.owner)],
    [
      'account',
      [intent.account, review.account, domain.verifyingContract].every((one) =>
        sameHex(one, input.account),
      ),
    ],
    ['chain', intent.chain === usdc.chain && fields(review.payload).chain === usdc.chain],
    ['cap', wished.spendCap === input.spendCap],
    [
      'what the cap is counted in',
      sameHex(wished.token, usdc.token) &&
        wished.symbol === usdc.symbol &&
        wished.decimals === usdc.decimals,
    ],
    ['end', wished.expiresAt === Math.floor(count(input.expiresAt) / 1_000)],
  ];
}

async function grantSigned(
  { seq, intent, review, input, offered }: Effect,
  { grantSignedBy, readGrant, kernel }: Proofs,
): Promise<readonly EvidenceCheck[]> {
  const payload = review.payload as TypedDataPayload;
  const owner = word(intent.owner);
  // The payload is whatever stands in the file.
  const good = await Promise.resolve(
    attempt(() => grantSignedBy(owner, payload, word(intent.signature))),
  ).catch(() => false);
  const read = attempt(() => readGrant(payload));
  return [
    signature(seq, good === true, `The grant is signed by ${owner}.`),
    read?.kind === 'grant' && same(read, review.decoded)
      ? grantShown({ seq, review, input, offered }, read, kernel)
      : ownCheck('GRANT_READ', 'failed', 'The signed bytes allow something else.', seq),
  ];
}

function withdrawalAsked({ intent, review, input, offered }: Effect): Compared {
  const usdc = fields(input.usdc);
  const payload = fields(review.payload);
  const said = fields(review.said);
  return [
    ['what was shown', review.kind === 'blind'],
    ['digest', sameHex(intent.digest, payload.digest) && sameHex(intent.digest, offered.digest)],
    ['chain', intent.chain === usdc.chain && payload.chain === usdc.chain],
    ['owner', sameHex(intent.owner, input.owner) && sameHex(payload.from, input.owner)],
    ['account', sameHex(intent.account, input.account) && sameHex(review.account, input.account)],
    ['amount', saysAmount(said.pays, () => usdc, input.amount)],
    ['receiver', sameHex(said.receiver, input.owner)],
  ];
}

async function digestSigned({ seq, intent }: Effect, { signedBy }: Proofs): Promise<EvidenceCheck> {
  const digest = hexBytes(word(intent.digest), 32) ?? utf8ToBytes('no digest');
  const owner = word(intent.owner);
  const good = await signedBy(owner, digest, word(intent.signature));
  return signature(seq, good, `The digest ${word(intent.digest)} is signed by ${owner}.`);
}

function orderAsked({ intent, review, input }: Effect): Compared {
  const payload = fields(review.payload);
  const order = fields(payload.order);
  const instrument = fields(input.instrument);
  const paid = () => paidAsset(input as unknown as OrderInput);
  return [
    ['what was shown', review.kind === 'order'],
    ['the request', same(intent.input, input)],
    ['owner', sameHex(intent.owner, input.owner) && sameHex(payload.from, input.owner)],
    [
      'account',
      [intent.account, review.account, order.account].every((one) => sameHex(one, input.account)),
    ],
    ['direction', order.direction === input.direction],
    ['instrument', order.instrument === instrument.id],
    ['amount', order.amount === input.amount && saysAmount(review.pays, paid, input.amount)],
    ['decimals', order.decimals === attempt(() => paid().decimals)],
    ['slippage', order.slippageBasisPoints === input.slippageBasisPoints],
    ['transfer', same(order.transfer, input.transfer)],
    ['referral', same(order.referral, input.referral)],
    ['chain', payload.chain === fields(input.usdc).chain],
  ];
}

/** Whether an amount that was shown is so much of that asset, in its own name and decimals. */
function saysAmount(shown: unknown, asset: () => unknown, units: unknown): boolean {
  const meant = attempt(() => amountOfAsset(asset() as EarnAsset, word(units)));
  return meant !== undefined && same(shown, meant);
}

/** A failure frees a key at the service: used once more, it would order once more. */
function freshKey(seq: number, key: string, keys: Set<string>): EvidenceCheck {
  const fresh = key !== '' && !keys.has(key);
  keys.add(key);
  return fresh
    ? ownCheck(
        'ORDER_KEY',
        'passed',
        'The key was written down before, and used for nothing else.',
        seq,
      )
    : ownCheck('ORDER_KEY', 'failed', 'The key is that of an earlier attempt.', seq);
}

function revocationAsked({ intent, input }: Effect): Compared {
  return [
    ['owner', sameHex(intent.owner, input.owner)],
    ['chain', (intent.chain ?? null) === (input.chain ?? null)],
  ];
}

function signature(seq: number, good: boolean, sentence: string): EvidenceCheck {
  const outcome: CheckOutcome = good ? 'passed' : 'failed';
  const said = good ? sentence : 'The recorded signature is not the owner’s over what was shown.';
  return ownCheck('OWNER_SIGNATURE', outcome, said, seq);
}

function fields(value: unknown): Loose {
  return isRecord(value) ? value : {};
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
