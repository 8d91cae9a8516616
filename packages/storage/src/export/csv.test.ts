import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from './csv.ts';

test('cells a spreadsheet would run are disarmed, numbers stay numbers', () => {
  for (const text of ['=1+1', '+cmd', '-2+3', '@sum', '\t=x', '\r=x', '|calc', '%x', '  =1']) {
    expect(csvCell(text).replace(/^"/, '').startsWith("'"), JSON.stringify(text)).toBe(true);
  }
  for (const number of ['-12.50', '0', '100000000000000000000', -3, 7n]) {
    expect(csvCell(number)).toBe(String(number));
  }
  expect(csvCell(null)).toBe('');
});

test('every line reads back as the cells it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (cells) => {
      const line = `,${csvLine(cells).slice(0, -2)}`;
      const read = [...line.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/gs)];
      const back = read.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
      expect(back.map((one, index) => (one === `'${cells[index]}` ? cells[index] : one))).toEqual(
        cells,
      );
    }),
    { numRuns: 200, seed: 5 },
  );
});
