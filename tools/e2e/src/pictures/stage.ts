import type { Page } from 'playwright-core';

/** What the stage tells of a scene (apps/desktop/src/renderer/stage/scene.ts). */
export interface Scene {
  readonly name: string;
  readonly at?: string;
  readonly moves?: readonly Move[];
  readonly shows: string;
}

type Move =
  | { readonly press: string }
  | { readonly click: string; readonly role?: 'button' | 'link' | 'radio' | 'checkbox' | 'option' }
  | { readonly fill: string; readonly with: string }
  | { readonly tap: string }
  | { readonly file: string; readonly name: string }
  | { readonly see: string };

/** The scenes, as the built stage names them. */
export async function readScenes(page: Page, url: string): Promise<readonly Scene[]> {
  await page.goto(url);
  await page.waitForFunction('Array.isArray(window.stage)');
  return (await page.evaluate('window.stage')) as readonly Scene[];
}

/** Puts a scene on the page and brings it to the moment of its picture. */
export async function play(page: Page, url: string, scene: Scene): Promise<void> {
  await page.goto(`${url}?scene=${encodeURIComponent(scene.name)}#${scene.at ?? '/'}`);
  for (const move of scene.moves ?? []) await make(page, move);
  await page.getByText(scene.shows).filter({ visible: true }).first().waitFor();
  await page.evaluate('document.fonts.ready');
}

/** Takes the pointer away, and waits until the page is drawn in its present size. */
export async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
}

/** Makes the window as high as the page, so that what sticks to its foot stands at the foot of the picture. */
export async function stretch(
  page: Page,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<void> {
  const all = (await page.evaluate('document.documentElement.scrollHeight')) as number;
  if (all <= height) return;
  await page.setViewportSize({ width, height: all });
  await settle(page);
}

async function make(page: Page, move: Move): Promise<void> {
  if ('press' in move) {
    await page.locator('#screen').waitFor();
    await page.keyboard.press(move.press);
  } else if ('click' in move) {
    await page
      .getByRole(move.role ?? 'button', { name: move.click })
      .first()
      .click();
  } else if ('fill' in move) {
    await page.getByLabel(move.fill, { exact: true }).first().fill(move.with);
  } else if ('tap' in move) await page.getByText(move.tap).first().click();
  else if ('file' in move) {
    const buffer = Buffer.from('{}');
    await page
      .getByLabel(move.file, { exact: true })
      .setInputFiles({ name: move.name, mimeType: 'application/json', buffer });
  } else await page.getByText(move.see).filter({ visible: true }).first().waitFor();
}
