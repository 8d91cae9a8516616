import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical findings of axe on the page as it stands, one sentence each. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Through the debugger, which the policy of the page does not bind.
  await page.evaluate(AXE);
  const violations = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((each) => each.violations)',
  )) as readonly Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
}

/** Whether anything sticks out at the side. */
export async function overflow(page: Page): Promise<readonly string[]> {
  const wider = (await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )) as number;
  return wider > 0 ? [`the page is ${wider} px wider than its window`] : [];
}

const HEAR_VIOLATIONS = `
  addEventListener('securitypolicyviolation', (event) => {
    policyViolated(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
  });
`;

/**
 * Collects what a page must never say: violations of its policy, errors, exceptions; from now on, in
 * what is loaded already and in whatever is loaded into it later.
 */
export async function listen(page: Page, heard: string[] = []): Promise<string[]> {
  await page.exposeFunction('policyViolated', (what: string) => heard.push(`policy: ${what}`));
  await page.addInitScript(HEAR_VIOLATIONS);
  await page.evaluate(HEAR_VIOLATIONS);
  page.on('pageerror', (error) => heard.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()}`);
  });
  return heard;
}
