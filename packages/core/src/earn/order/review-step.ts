import type { EngineTools, ReadStep, Trouble } from '../../action/definition.ts';
import { needChain } from '../../action/world.ts';
import type { EarnAccount } from '../../ports/earn-provider.ts';
import { err, ok, type Result } from '../../result/result.ts';
import type { OrderReview } from '../../review/order.ts';
import { reviewPrepared } from '../../review/prepared.ts';
import { showAddress } from '../../review/show.ts';
import { amountOfAsset, chainName, showAsset } from '../asset.ts';
import { orderCap } from '../cap/order-cap.ts';
import { SERVICE } from '../provider-name.ts';
import { toldRight } from '../rights/judge.ts';
import { type RightRead, readRight } from '../rights/read.ts';
import { type EarnWorld, needSmartAccounts, troubleOf } from '../world.ts';
import { lookAtEarlier } from './earlier.ts';
import { earlierWarning } from './earlier-words.ts';
import { type Expected, expected } from './expected.ts';
import { MOST_KEPT, referralOf, type Worst, worstOf } from './fees.ts';
import { withNews } from './fold.ts';
import { isCrossChain, type OrderInput } from './input.ts';
import { orderPayload, paidAsset } from './request.ts';
import type { OrderState } from './state.ts';
import { orderWarnings } from './warnings.ts';
import { readWayBack } from './way-back.ts';

const REVIEW_MS = 5 * 60_000;

/** Puts the order before the person: what leaves, what should come, by what right, and what is wrong. */
export function orderReviewStep(): ReadStep<OrderState, EarnWorld> {
  return {
    type: 'read',
    async run({ id, state }, world, tools) {
      const { clock, ledger } = tools;
      const { input } = state;
      const earlier = await lookAtEarlier({ id, state }, world, tools);
      if (!earlier.ok) return earlier;
      const { news, stands } = earlier.value;
      const asset = paidAsset(input);
      const chain = needChain(world, asset.chain);
      if (!chain.ok) return chain;
      const told = await world.earn.account(input.owner);
      if (!told.ok) return err(troubleOf(told.error));
      const right = await rightOf(input, told.value, world, { clock, ledger });
      if (!right.ok) return right;
      const held = await chain.value.balance(input.account, asset.token);
      if (!held.ok) return held;
      const fastFee = await fastFeeNow(input, world);
      if (!fastFee.ok) return fastFee;
      const worth = await expected(input, world);
      if (!worth.ok) return worth;
      const now = clock.now();
      const { account, usdc, instrument, transfer, landing, slippageBasisPoints } = input;
      const there = instrument.shares.chain;
      const wayBack = isCrossChain(input)
        ? await readWayBack(
            { chain: world.chain(there), accounts: world.smartAccounts(there), ledger },
            { account, owner: input.owner, told: toldRight(told.value, there), now },
          )
        : null;
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
          ...right.value,
          computedAccount: world.kernel.accountOf(input.owner),
          held: held.value,
          fastFee: fastFee.value,
          nothing: worth.value?.nothing === true,
          cap,
          wayBack,
          earlier: earlierWarning(withNews(state, news, clock.now()), stands),
        }),
        compare: instrument.id,
      };
      return ok([...news, reviewPrepared(review)]);
    },
  };
}

/** Whether the service may act where the order begins: what the chain says counts over its word. */
async function rightOf(
  { account, usdc: { chain } }: OrderInput,
  service: EarnAccount,
  world: EarnWorld,
  { clock, ledger }: Pick<EngineTools, 'clock' | 'ledger'>,
): Promise<Result<Pick<RightRead, 'right' | 'before' | 'signed'>, Trouble>> {
  const accounts = needSmartAccounts(world, chain);
  if (!accounts.ok) return accounts;
  const facts = { account, told: toldRight(service, chain), now: clock.now() };
  const read = await readRight(accounts.value, ledger, facts);
  if (!read.ok) return read;
  const { right, before, signed } = read.value;
  return ok({ right, before, signed });
}

function sentences(input: OrderInput, worth: Expected | null): readonly string[] {
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

function perCent(basisPoints: number): string {
  return `${basisPoints / 100} %`;
}
