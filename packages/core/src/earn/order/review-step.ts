import type { ReadStep, Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { OrderReview } from '../../review/order.ts';
import { reviewPrepared } from '../../review/prepared.ts';
import { showAddress } from '../../review/show.ts';
import { amountOfAsset, chainName, showAsset } from '../asset.ts';
import { orderCap } from '../cap/order-cap.ts';
import { SERVICE } from '../provider-name.ts';
import { sameAddress } from '../shape.ts';
import { type EarnWorld, needSmartAccounts, troubleOf } from '../world.ts';
import { MOST_KEPT, referralOf, type Worst, worstOf } from './fees.ts';
import { type OrderInput, takesUsdc } from './input.ts';
import { orderPayload, paidAsset } from './request.ts';
import type { OrderState } from './state.ts';
import { orderWarnings } from './warnings.ts';

const REVIEW_MS = 5 * 60_000;

/** Puts the order before the person: what leaves, what should come, by what right, and what is wrong. */
export function orderReviewStep(): ReadStep<OrderState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state: { input } }, world, { clock, ledger }) {
      const asset = paidAsset(input);
      const chain = needChain(world, asset.chain);
      if (!chain.ok) return chain;
      const told = await world.earn.account(input.owner);
      if (!told.ok) return err(troubleOf(told.error));
      const held = await chain.value.balance(input.account, asset.token);
      if (!held.ok) return held;
      const fastFee = await fastFeeNow(input, world);
      if (!fastFee.ok) return fastFee;
      const worth = await expected(input, world);
      if (!worth.ok) return worth;
      const now = clock.now();
      const { account, usdc, instrument, transfer, landing, slippageBasisPoints } = input;
      const cap =
        input.direction === 'buy'
          ? await orderCap(ledger, { account, usdc, now }, told.value)
          : null;
      const worst =
        worth.value === null
          ? null
          : worstOf(worth.value.of, worth.value.about, slippageBasisPoints);
      const fees = [
        ...(transfer.speed === 'fast'
          ? [{ name: 'Fast transfer', atMost: amountOfAsset(usdc, transfer.maxFee) }]
          : []),
        ...(worth.value === null || input.referral === null
          ? []
          : [{ name: 'Referral', atMost: amountOfAsset(usdc, referralOf(worth.value.of, input)) }]),
        ...(worst === null
          ? []
          : [
              { name: `Fee of ${SERVICE}`, atMost: amountOfAsset(usdc, worst.kept) },
              { name: 'Slippage you accept', atMost: amountOfAsset(landing, worst.slipped) },
            ]),
      ];
      const review: OrderReview = {
        version: 1,
        kind: 'order',
        actionId: id,
        purpose: input.direction,
        payload: orderPayload(input),
        account,
        pays: amountOfAsset(asset, input.amount),
        receives: worth.value === null ? null : amountOfAsset(landing, worth.value.about),
        receivesAtLeast: worst === null ? null : amountOfAsset(landing, worst.least),
        fees,
        destinationChain: instrument.shares.chain,
        says: [...sentences(input, worth.value), ...whyLess(input, worst)],
        through: SERVICE,
        validUntil: now + REVIEW_MS,
        preparedAt: now,
        warnings: orderWarnings(input, {
          told: told.value,
          computedAccount: world.kernel.accountOf(input.owner),
          held: held.value,
          fastFee: fastFee.value,
          cap,
          now,
        }),
        compare: instrument.id,
      };
      return ok([reviewPrepared(review)]);
    },
  };
}

function sentences(input: OrderInput, worth: Worth | null): readonly string[] {
  const { direction, instrument, account, usdc, referral } = input;
  const paid = showAsset(paidAsset(input), input.amount);
  const there = chainName(instrument.shares.chain);
  const from = showAddress(account);
  const move =
    direction === 'buy'
      ? `Deposit ${paid} of your account ${from} on ${chainName(usdc.chain)} into ${instrument.name} on ${there}.`
      : `Redeem ${paid} of your account ${from} from ${instrument.name} on ${there}; the USDC stay in the account.`;
  return [
    move,
    `${SERVICE} does it with the right you gave it, and pays the gas. You sign nothing.`,
    // A share of nobody knows how much is no amount.
    ...(referral === null || worth !== null
      ? []
      : [
          `${showAddress(referral.wallet)} gets ${perCent(referral.basisPoints)} of the USDC as a referral fee.`,
        ]),
  ];
}

/** Where the difference between what should come and what has to come is from. */
function whyLess({ slippageBasisPoints, landing }: OrderInput, worst: Worst | null): string[] {
  if (worst === null) return [];
  const [kept, slipped, least] = [worst.kept, worst.slipped, worst.least].map((units) =>
    showAsset(landing, units),
  );
  return [
    `${SERVICE} may keep up to ${perCent(MOST_KEPT)} for itself; what it keeps now, it does not say. At worst ${kept} go to that and ${slipped} to the slippage you accept (${perCent(slippageBasisPoints)} of the rest): ${least} have to come of it at least.`,
  ];
}

/** What a fast transfer costs now; null where nothing crosses, or not fast. */
async function fastFeeNow(
  input: OrderInput,
  world: EarnWorld,
): Promise<Result<bigint | null, Trouble>> {
  if (input.transfer.speed !== 'fast') return ok(null);
  const chains = await world.earn.transferChains();
  if (!chains.ok) return err(troubleOf(chains.error));
  const domainOf = (chain: string) => chains.value.find((one) => one.chain === chain)?.domain;
  const sourceDomain = domainOf(input.usdc.chain);
  const destinationDomain = domainOf(input.instrument.shares.chain);
  if (sourceDomain === undefined || destinationDomain === undefined) {
    return err({ code: 'NO_ROUTE', message: 'USDC cannot go between these two chains.' });
  }
  const amount = BigInt(input.amount);
  const fees = await world.earn.transferFees({ sourceDomain, destinationDomain, amount });
  return fees.ok ? ok(fees.value.fast.fee) : err(troubleOf(fees.error));
}

/** USDC, base units. */
interface Worth {
  /** What fees are taken of: what is paid (buy), or what it redeems for (sell). */
  readonly of: bigint;
  /** What it should be worth (buy) or what should come out (sell), whatever the service keeps apart. */
  readonly about: bigint;
}

/** What should come of it; null where nobody can say. */
async function expected(
  input: OrderInput,
  world: EarnWorld,
): Promise<Result<Worth | null, Trouble>> {
  if (input.direction === 'buy') {
    const fee = input.transfer.speed === 'fast' ? BigInt(input.transfer.maxFee) : 0n;
    const of = BigInt(input.amount);
    const about = of - fee - referralOf(of, input);
    return ok(about > 0n ? { of, about } : null);
  }
  // A vault tells what shares are worth in what it takes; that is no amount of USDC by itself.
  if (!takesUsdc(input)) return ok(null);
  const { shares } = input.instrument;
  const accounts = needSmartAccounts(world, shares.chain);
  if (!accounts.ok) return accounts;
  const asset = await accounts.value.vaultAsset(shares.token);
  if (!asset.ok) return asset;
  // What a vault of another token is worth is no amount of USDC.
  if (asset.value !== null && !sameAddress(asset.value, input.landing.token)) return ok(null);
  const worth = await accounts.value.redeemable(shares.token, BigInt(input.amount));
  if (worth.ok) return ok({ of: worth.value, about: worth.value - referralOf(worth.value, input) });
  // Not every instrument can be asked that way; what cannot be asked is not guessed.
  return worth.error.code === 'CHAIN_UNAVAILABLE' ? worth : ok(null);
}

function perCent(basisPoints: number): string {
  return `${basisPoints / 100} %`;
}
