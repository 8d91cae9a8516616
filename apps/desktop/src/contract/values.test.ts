import { describe, expect, it } from 'vitest';
import { label, words } from './values.ts';

describe('a name', () => {
  it.each([
    ['turns what stands beside it', 'Rent\u202e'],
    ['isolates', '\u2066Rent'],
    ['is partly not seen', 'Re\u200bnt'],
    ['controls', 'Re\u0007nt'],
    ['hides a tag', 'Rent\u{e0041}'],
    ['is two lines', 'Rent\nof May'],
    ['is only spaces', '   '],
  ])('is refused where it %s', (_, name) => {
    expect(label.safeParse(name).success).toBe(false);
  });

  it.each(['Everyday', 'Žluťoučký kůň', 'חשבון יומי', '毎日', 'नमस्ते', '👩‍👧 both', 'a\u200cb'])(
    'may be %s',
    (name) => {
      expect(label.safeParse(` ${name} `)).toEqual({ success: true, data: name });
    },
  );
});

it('a note may have lines, and nothing unseen', () => {
  expect(words(20).safeParse('May\n\tflat').success).toBe(true);
  expect(words(20).safeParse('May\u202d').success).toBe(false);
});
