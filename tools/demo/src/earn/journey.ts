import { kernel } from '@countinghouse/wallet';
import { formatUnits, getAddress } from 'viem';
import { clientOf } from '../audit.ts';
import { ended } from '../drive-swap.ts';
import type { Narrator } from '../narrator.ts';
import type { Instrument } from '../protocol.ts';
import type { Stage } from '../stage.ts';
import type { Act, Scene } from './act.ts';
import { type Books, of, readBooks } from './books.ts';
import type { Deed } from './deeds.ts';
import { networkFees } from './network-fees.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import { ARBITRUM, BASE, GAS, MONTH_SECONDS, WANTED } from './scene-plan.ts';
import { SHARES, type Site, type Vault, zero } from './site.ts';
import { tellFees, tellHoldings, tellKills, tellOperations, tellReconciled, usdc } from './tell.ts';
import { total } from './vault-flows.ts';
import { buyAcross, buyUnheard, open, sell, withdrawUnheard } from './with-service.ts';
import { isGone, leave, stopService } from './without-service.ts';

/** What the journey came to. Every figure is read from the chains; amounts are base units of USDC. */
export interface EarnJourney {
  readonly ok: boolean;
  /** User operations that the chains have carried out for the account. */
  readonly userOps: number;
  /** Put to work, on both chains. */
  readonly bought: string;
  /** Purchases that went to the other chain and ended there. */
  readonly crossChain: number;
  /** What the sale brought. */
  readonly sold: string;
  /** What the withdrawal brought to the wallet. */
  readonly withdrawn: string;
  /** Everything left the account on both chains while nobody answered for 1tx. */
  readonly exitWithoutService: boolean;
  readonly resumedAfterKill: boolean;
  readonly doubleEffects: number;
  readonly balanceErrorUnits: string;
}

const DEEDS: Readonly<Record<Deed, number>> = {
  ...{ faucet: 1, fund: 1, buy: 1, burn: 1, arrival: 1, sell: 1, withdraw: 1 },
  ...{ exit: 0, unexplained: 0 },
};
const AMOUNTS = {
  ...{ faucet: WANTED.given.units, fund: WANTED.funded.units, buy: WANTED.bought.units },
  ...{ burn: WANTED.crossed.units, withdraw: WANTED.withdrawn.units },
};
const WITH_SERVICE = { deeds: DEEDS, amounts: AMOUNTS, userOps: 4 };
const AT_THE_END = { deeds: { ...DEEDS, exit: 2 }, amounts: AMOUNTS, userOps: 6 };

/**
 * An owner lets 1tx act, puts money to work on two chains, takes some back, and leaves with the rest
 * when 1tx is gone; the process that does all of it is killed four times on the way.
 */
export async function journeyEarn(
  stage: Stage,
  say: Narrator,
): Promise<{ readonly journey: EarnJourney; readonly acts: readonly Act[] }> {
  say.chapter('Earning · an account of its own, and what it may earn in');
  const { scene, sites, near, far } = await setScene(stage, say);
  const { sandbox } = stage;
  const books = () => readBooks(sites, sandbox.faucet.address);
  await tellHoldings(sites, 'before', say);

  say.chapter('Earning · 1tx is let in, with a cap and an end, and the account is funded');
  const opened = await open(scene);

  say.chapter('Earning · 20 USDC on Base, and the process is killed before it hears an answer');
  const bought = await buyUnheard(scene, near);

  say.chapter('Earning · 15 USDC to Arbitrum, and the process is killed between the chains');
  const crossed = await buyAcross(scene, far.vault);
  await tellHoldings(sites, 'at work', say);

  say.chapter('Earning · a month passes');
  await sandbox.remote.call('time/advance', { seconds: MONTH_SECONDS });
  const [now] = await tellHoldings(sites, 'a month later', say);

  say.chapter('Earning · half of it is sold, 10 USDC are withdrawn, the process is killed again');
  const half = formatUnits((now?.shares ?? 0n) / 2n, near.vault.shareDecimals);
  const sold = await sell(scene, near.vault, half);
  const withdrawn = await withdrawUnheard(scene);
  await tellHoldings(sites, 'with 1tx', say);
  const first = reconcile(await books(), WITH_SERVICE);
  tellReconciled(first, 'with 1tx', say);

  say.chapter('Earning · 1tx is gone, and everything leaves without it');
  const wasGone = await stopService(scene);
  const left = await leave(scene);
  const stayedGone = await isGone(scene);
  const held = await tellHoldings(sites, 'at the end', say);
  const last = await books();
  const second = reconcile(last, AT_THE_END);
  tellReconciled(second, 'at the end', say);
  const fees = await Promise.all(last.sites.map((site) => networkFees(site, GAS)));
  tellFees(fees, say);
  const acts = [...opened, bought, crossed, sold, withdrawn, ...left];
  const once = tellOperations(acts, last, say);
  const resumed = acts.filter((one) => scene.killed.includes(one.actionId) && isDone(one)).length;
  tellKills(scene.killed.length, resumed, say);

  const allOut = held.every(zero) && left.every(isDone);
  const journey = summaryOf(last, [first, second], {
    exitWithoutService: wasGone && stayedGone && allOut,
    resumedAfterKill: resumed > 0 && resumed === scene.killed.length,
  });
  const sound = acts.every(isDone) && once === 6 && fees.every(({ error }) => error === 0n);
  return { acts, journey: { ...journey, ok: journey.ok && sound } };
}

const isDone = ({ view }: Act): boolean => ended(view) && view.row?.status === 'done';

function summaryOf(
  books: Books,
  settled: readonly Reconciled[],
  facts: Pick<EarnJourney, 'exitWithoutService' | 'resumedAfterKill'>,
): EarnJourney {
  const sum = (deed: Deed, what: 'accountOut' | 'accountIn' | 'walletIn') =>
    total(of(books, deed).map((one) => one[what]));
  const doubleEffects = Math.max(...settled.map((one) => one.doubleEffects));
  const error = total(settled.map((one) => one.error));
  const whole = doubleEffects === 0 && error === 0n && settled.every((one) => one.missing === 0);
  return {
    ok: whole && facts.exitWithoutService && facts.resumedAfterKill,
    userOps: books.operations.filter(({ success }) => success).length,
    bought: (sum('buy', 'accountOut') + sum('burn', 'accountOut')).toString(),
    crossChain: of(books, 'arrival').length,
    sold: sum('sell', 'accountIn').toString(),
    withdrawn: sum('withdraw', 'walletIn').toString(),
    ...facts,
    doubleEffects,
    balanceErrorUnits: error.toString(),
  };
}

/** A wallet of its own with money from the faucet, and the best vault on each chain. */
async function setScene(stage: Stage, say: Narrator) {
  const { sandbox } = stage;
  const { address } = await stage.backend().call('createWallet', { name: 'Savings' });
  const owner = getAddress(address);
  const give = (chain: number, asset: string, amount: bigint) =>
    sandbox.remote.call('faucet', { chain, address, asset, amount: amount.toString() });
  await give(8453, 'USDC', WANTED.given.units);
  await give(8453, 'ETH', GAS);
  await give(42161, 'ETH', GAS);
  const account = getAddress(kernel.accountOf(owner));
  const listed = await stage.backend().call('instruments', null);
  const siteOf = async (name: string, id: string, chain: Stage['base']): Promise<Site> => {
    const client = clientOf(chain);
    return { name, chain, client, owner, account, vault: await bestVault(listed, id, client) };
  };
  const near = await siteOf('Base', BASE, stage.base);
  const far = await siteOf('Arbitrum', ARBITRUM, stage.arbitrum);
  say.tell(
    'earner',
    `${usdc(WANTED.given.units)} for ${owner}, whose account is ${account}; ${near.vault.name} on Base and ${far.vault.name} on Arbitrum yield the most.`,
    {
      ...{ owner, account, given: WANTED.given.units.toString() },
      vaults: [near, far].map(({ chain, vault }) => ({ chain: chain.id, ...vault })),
    },
  );
  const scene: Scene = { stage, say, owner, killed: [] };
  return { scene, sites: [near, far] as const, near, far };
}

async function bestVault(
  listed: readonly Instrument[],
  chain: string,
  client: Site['client'],
): Promise<Vault> {
  const best = listed
    .filter((one) => one.chain?.id === chain && one.closed === null && one.takes === 'USDC')
    .sort((a, b) => Number(b.apy) - Number(a.apy))[0];
  if (best?.contract == null) throw new Error(`1tx lists nothing on ${chain}`);
  const token = getAddress(best.contract);
  const shareDecimals = await client.readContract({
    address: token,
    abi: SHARES,
    functionName: 'decimals',
  });
  return { instrument: best.id, name: best.name, token, shareDecimals };
}
