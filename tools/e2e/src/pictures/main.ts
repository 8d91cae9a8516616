import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildStage } from './build.ts';
import { findChromium, startChromium } from './chromium.ts';
import { axeFindings, listen, overflow } from './judge.ts';
import { type PictureOptions, readOptions, type Theme, USAGE } from './options.ts';
import { servePage } from './serve.ts';
import { play, readScenes, type Scene, settle, stretch } from './stage.ts';

/** The stage's clock stands still (apps/desktop/src/renderer/stage/sample/time.ts). */
const NOW = Date.UTC(2026, 10, 24, 14, 2, 37);

/** Long, since a busy machine is no finding. */
const PATIENCE_MS = 60_000;

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(`${options}\n${USAGE}`);
  process.exitCode = 2;
} else process.exitCode = await takeAll(options);

/** Builds the stage, plays every scene in every size and theme, and takes its picture. */
async function takeAll(options: PictureOptions): Promise<number> {
  const chromium = findChromium();
  if (chromium === null) {
    console.error('There is no Chromium here: install it, or name it in COUNTINGHOUSE_CHROMIUM.');
    return 1;
  }
  const stage = await servePage(await buildStage());
  const browser = await startChromium(chromium);
  const findings: string[] = [];
  let taken = 0;
  try {
    const scout = await browser.newPage();
    const scenes = (await readScenes(scout, stage.url)).filter(({ name }) =>
      name.includes(options.only),
    );
    await scout.close();
    for (const scene of scenes) {
      for (const theme of options.themes) {
        findings.push(...(await take(browser, stage.url, scene, theme, options)));
        taken += options.widths.length;
      }
      console.log(scene.name);
    }
  } finally {
    await browser.close();
    stage.close();
  }
  console.log(`${taken} pictures in ${resolve(options.folder)}`);
  for (const finding of findings) console.error(finding);
  return findings.length === 0 ? 0 : 1;
}

/** One scene in one theme, in every width; what is wrong with it, one sentence each. */
async function take(
  browser: Browser,
  url: string,
  scene: Scene,
  theme: Theme,
  options: PictureOptions,
): Promise<readonly string[]> {
  const context = await browser.newContext({
    viewport: sizeOf(options.widths[0] ?? 0),
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const found: string[] = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.clock.setFixedTime(NOW);
    const heard = await listen(page);
    try {
      await play(page, url, scene);
    } catch (error) {
      found.push(error instanceof Error ? error.message : String(error));
    }
    for (const width of options.widths) {
      await page.setViewportSize(sizeOf(width));
      await settle(page);
      const file = join(options.folder, `${scene.name}.${theme}.${width}.png`);
      await mkdir(dirname(file), { recursive: true });
      const wrong = [...(await overflow(page)), ...(await axeFindings(page))];
      await stretch(page, sizeOf(width));
      await page.screenshot({ path: file });
      found.push(...wrong.map((each) => `${width} px: ${each}`));
    }
    found.push(...heard);
  } finally {
    await context.close();
  }
  return found.map((each) => `${scene.name} ${theme}: ${each}`);
}

function sizeOf(width: number): { readonly width: number; readonly height: number } {
  return { width, height: width < 600 ? 740 : 900 };
}
