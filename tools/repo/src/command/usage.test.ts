import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../root.ts';
import { BROWSER_HOST } from './programs.ts';
import { answersHelp, asksForHelp, refusalOf, usageOf } from './usage.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
const names = Object.keys(scripts).filter((name) => scripts[name]?.includes('launch.mjs'));

describe('usage', () => {
  it.each(names)('of %s is one line', (name) => {
    expect(usageOf(name)).toMatch(new RegExp(`^npm run ${name}\\b.*$`));
  });

  it('of what is no command is not there', () => {
    expect(usageOf('nonsense')).toBeUndefined();
  });

  it('is asked for with --help or -h, anywhere', () => {
    expect([['--help'], ['x', '-h'], ['--helpful'], []].map(asksForHelp)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

it('a program with help of its own tells it before anything is built', () => {
  expect(answersHelp(BROWSER_HOST, ['--help'])).toBe(true);
  expect(answersHelp(BROWSER_HOST, ['--no-open'])).toBe(false);
  expect(answersHelp({}, ['--help'])).toBe(false);
});

describe('arguments', () => {
  it.each(['check', 'build', 'test', 'test:deep'])('of %s are refused by name', (name) => {
    expect(refusalOf(name, ['packages/core', '--fast'])).toBe(
      `${name} does not know packages/core. It takes no arguments, only --help.`,
    );
    expect(refusalOf(name, [])).toBeUndefined();
  });

  it('of a program are its own affair', () => {
    expect(refusalOf('sandbox', ['--port-base', '4500'])).toBeUndefined();
  });
});
