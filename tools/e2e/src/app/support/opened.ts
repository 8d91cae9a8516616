import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Application, HostName } from './application.ts';
import { firstRun, type Look } from './first-run.ts';
import { looker, startOn } from './start.ts';
import { fillSwap, takePlayMoney, toReview } from './swap.ts';

/** An application behind its first run, with play money. */
export interface Opened {
  readonly app: Application;
  readonly passphrase: string;
  readonly look: Look;
  /** What axe found on any screen that was looked at. */
  readonly violations: readonly string[];
}

export async function openedOn(host: HostName): Promise<Opened> {
  const app = await startOn(host);
  const violations: string[] = [];
  const look = looker(app, violations);
  const passphrase = 'gravel lantern mosaic heron';
  const page = await app.page();
  const blind: Look = async () => {};
  await firstRun(page, passphrase, blind);
  await takePlayMoney(page, blind);
  return { app, passphrase, look, violations };
}

/** A swap of ours up to its review. */
export async function reviewed({ app, look }: Opened, amount: string): Promise<Page> {
  const page = await app.page();
  await fillSwap(page, amount);
  await toReview(page, look);
  return page;
}

/** Deposits that reached the service, as the service has them. */
export async function depositsOf({ app }: Opened): Promise<number> {
  const orders = await app.sandbox.ledger();
  return orders.reduce((sum, { deposits }) => sum + deposits.length, 0);
}

/** Nothing that a page must never say, and no serious finding of axe. */
export function expectQuiet({ app, violations }: Opened): void {
  expect(app.heard).toEqual([]);
  expect(violations).toEqual([]);
}
