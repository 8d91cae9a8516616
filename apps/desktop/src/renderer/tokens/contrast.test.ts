import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SOURCE = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const TOKEN = /--color-([\w-]+): light-dark\((#[0-9a-f]{6,8}), (#[0-9a-f]{6,8})\);/g;
const COLOURS = new Map(
  [...SOURCE.matchAll(TOKEN)].map(([, name = '', day = '', night = '']) => [name, { day, night }]),
);

const GROUNDS = ['paper', 'leaf', 'sunk', 'hover', 'chosen'];
const INKS = ['ink', 'soft', 'faint', 'go', 'wait', 'stop'];
const WASHES = ['go-wash', 'wait-wash', 'stop-wash'];

const TEXT: readonly (readonly [text: string, ground: string])[] = [
  ...GROUNDS.flatMap((ground) => INKS.map((ink) => [ink, ground] as const)),
  ...WASHES.flatMap((wash) => ['ink', 'soft', 'faint'].map((ink) => [ink, wash] as const)),
  ['go', 'go-wash'],
  ['wait', 'wait-wash'],
  ['stop', 'stop-wash'],
  ['on-go', 'go-ground'],
  ['on-go', 'go-pressed'],
  ['on-stop', 'stop-ground'],
  ['on-stop', 'stop-pressed'],
];
const MARKS: typeof TEXT = ['edge', 'focus', 'go-ground', 'stop-ground'].flatMap((mark) =>
  GROUNDS.map((ground) => [mark, ground] as const),
);

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function of(name: string, light: 'day' | 'night'): string {
  const colour = COLOURS.get(name);
  if (colour === undefined) throw new Error(`There is no colour "${name}".`);
  return colour[light];
}

describe.each(['day', 'night'] as const)('by %s', (light) => {
  it.each(TEXT)('text %s on %s has 4.5:1', (text, ground) => {
    expect(contrast(of(text, light), of(ground, light))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(MARKS)('mark %s on %s has 3:1', (mark, ground) => {
    expect(contrast(of(mark, light), of(ground, light))).toBeGreaterThanOrEqual(3);
  });
});

it('every colour has its two values, and is one of those above or says why not', () => {
  const named = new Set([...TEXT, ...MARKS].flat());
  const undecided = [...COLOURS.keys()].filter((name) => !named.has(name));
  // A veil is behind things, hairlines and rules only divide.
  expect(undecided).toEqual(['veil', 'hairline', 'rule']);
  expect(COLOURS.size).toBe([...SOURCE.matchAll(/--color-[\w-]+:/g)].length);
});
