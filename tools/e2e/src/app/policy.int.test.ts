import { afterEach, describe, expect, it } from 'vitest';
import { type Application, HOSTS } from './support/application.ts';
import { STORY_MS } from './support/patience.ts';
import { startOn, tellPage } from './support/start.ts';

let app: Application | undefined;
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellPage(app);
  await app?.end();
});

describe.each(HOSTS)('the page of the %s host', { timeout: STORY_MS }, (host) => {
  it('makes no markup of text and loads no foreign script, and a try does not stay unheard', async () => {
    app = await startOn(host);
    const page = await app.page();
    await page.getByRole('heading').first().waitFor();
    expect(app.heard).toEqual([]);

    // On the page as it was loaded, and once more after a reload, as a lock does it.
    for (const [heardBefore, load] of [
      [0, async () => {}],
      [1, () => page.reload()],
    ] as const) {
      await load();
      expect(violations(app)).toHaveLength(heardBefore);
      const refused = await page.evaluate(() => {
        const refusal = (work: () => unknown): string => {
          try {
            work();
            return 'done';
          } catch (error) {
            return error instanceof Error ? error.name : 'thrown';
          }
        };
        const element = document.createElement('p');
        return {
          markup: refusal(() => {
            element.innerHTML = '<img src=x onerror=alert(1)>';
          }),
          left: element.childNodes.length,
        };
      });
      expect(refused).toEqual({ markup: 'TypeError', left: 0 });
      await expect.poll(() => violations(app as Application)).toHaveLength(heardBefore + 1);
    }
    expect(violations(app)[0]).toContain('require-trusted-types-for');

    const exception = await page.evaluate(() => {
      const { trustedTypes } = window as unknown as {
        readonly trustedTypes: { createPolicy(name: string, rules: object): unknown };
      };
      try {
        trustedTypes.createPolicy('default', { createHTML: (text: string) => text });
        return 'made';
      } catch {
        return 'refused';
      }
    });
    expect(exception).toBe('refused');
    await expect.poll(() => violations(app as Application).at(-1)).toContain('trusted-types');

    await page.evaluate(() => {
      const script = document.createElement('link');
      Object.assign(script, { rel: 'modulepreload', href: 'https://example.com/a.js' });
      document.head.append(script);
    });
    await expect.poll(() => violations(app as Application).at(-1)).toContain('script-src');
  });
});

const violations = ({ heard }: Application): readonly string[] =>
  heard.filter((what) => what.startsWith('policy: '));
