import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Application, HostName } from './application.ts';
import type { Surroundings } from './browser-application.ts';
import { firstRun, type Look, type Paper } from './first-run.ts';
import { looker, startOn, tellPage } from './start.ts';
import { approval, fillSwap, takePlayMoney, toReview } from './swap.ts';

/** An application behind its first run, with play money. */
export interface Opened {
  readonly app: Application;
  readonly paper: Paper;
  readonly look: Look;
  /** What axe found on any screen that was looked at. */
  readonly violations: readonly string[];
}

const PASSPHRASE = 'gravel lantern mosaic heron';
const blind: Look = async () => {};

export async function openedOn(host: HostName, surroundings?: Surroundings): Promise<Opened> {
  const app = await startOn(host, surroundings);
  const violations: string[] = [];
  try {
    const page = await app.page();
    const paper = await firstRun(page, PASSPHRASE, blind);
    await takePlayMoney(page, blind);
    return { app, paper, look: looker(app, violations), violations };
  } catch (error) {
    // Nobody else has it yet who could end it, and its processes would keep the test from ending.
    await tellPage(app);
    await app.end();
    throw error;
  }
}

/** A swap of ours up to its review. */
export async function reviewed({ app }: Opened, amount: string): Promise<Page> {
  const page = await app.page();
  await fillSwap(page, amount);
  await toReview(page, blind);
  return page;
}

/** A swap of ours that is paid. */
export async function paid(opened: Opened, amount: string): Promise<Page> {
  const page = await reviewed(opened, amount);
  await approval(page).click();
  await approval(page).waitFor({ state: 'detached' });
  return page;
}

/** How many deposits and payouts the service has seen, over all orders. */
export async function movements({ app }: Opened) {
  const orders = await app.sandbox.ledger();
  return {
    orders: orders.length,
    deposits: orders.reduce((sum, { deposits }) => sum + deposits.length, 0),
    payouts: orders.reduce((sum, { payments }) => sum + payments.length, 0),
  };
}

/** Nothing that a page must never say, and no serious finding of axe. */
export function expectQuiet({ app, violations }: Opened): void {
  expect(app.heard).toEqual([]);
  expect(violations).toEqual([]);
}
