import { parseArgs } from 'node:util';

export interface PictureOptions {
  /** Where the pictures go. */
  readonly folder: string;
  /** Only scenes whose name contains this, or one of these with commas between. */
  readonly only: string;
  readonly widths: readonly number[];
  readonly themes: readonly Theme[];
}

export type Theme = 'light' | 'dark';

export const WIDTHS: readonly number[] = [360, 800, 1440];

export const USAGE =
  'npm run e2e:pictures -- [--folder DIR] [--only TEXT,…] [--width N] [--theme light|dark]';

/** Reads the command line; a sentence where it cannot be read. */
export function readOptions(args: readonly string[]): PictureOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        folder: { type: 'string', default: 'out/pictures' },
        only: { type: 'string', default: '' },
        width: { type: 'string' },
        theme: { type: 'string' },
      },
    });
    const { folder, only, width, theme } = values;
    if (width !== undefined && !/^[1-9]\d{2,3}$/.test(width)) return `--width: not ${width}`;
    if (theme !== undefined && theme !== 'light' && theme !== 'dark')
      return `--theme: not ${theme}`;
    return {
      folder,
      only,
      widths: width === undefined ? WIDTHS : [Number(width)],
      themes: theme === undefined ? ['light', 'dark'] : [theme],
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
