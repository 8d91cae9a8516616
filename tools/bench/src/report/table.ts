import type { Figure } from '../measure/figure.ts';

/** The figures as a table in Markdown, so that a run can be kept as it was printed. */
export function table(figures: readonly Figure[]): string {
  const head = ['figure', 'baseline', 'measured', 'ratio', 'limit', ''];
  const rows = figures.map((one) => [
    one.name,
    `${amount(one.baseline.value)} ${one.unit}`.trim(),
    `${amount(one.subject.value)} ${one.unit}`.trim(),
    one.ratio.toFixed(one.ratio < 0.1 ? 4 : 2),
    `${one.limit.bound} ${one.limit.ratio}`,
    one.ok ? 'pass' : 'FAIL',
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, 3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** What each figure held against what, below the table. */
export function legend(figures: readonly Figure[]): string {
  return figures
    .map(({ name, subject, baseline }) => `${name}: ${subject.what}; against ${baseline.what}.`)
    .join('\n');
}

function amount(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
