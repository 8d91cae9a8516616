import { describe, expect, it } from 'vitest';
import { tallyLine } from './tally.ts';
import { readReport } from './vitest-report.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const read = (success: boolean, ...testResults: object[]) =>
  tallyLine(readReport(JSON.stringify({ success, testResults })));

describe('the counts', () => {
  it('add up over the files', () => {
    const files = [file('passed', 'passed', 'passed'), file('failed', 'failed', 'passed')];
    expect(read(false, ...files)).toBe('3 passed, 1 failed');
  });

  it('name what was skipped only if something was', () => {
    expect(read(true, file('passed', 'passed', 'pending', 'todo', 'skipped'))).toBe(
      '1 passed, 0 failed, 3 skipped',
    );
  });

  it('hold a file that could not be loaded for a failure', () => {
    expect(read(false, file('failed'), file('passed', 'passed'))).toBe('1 passed, 1 failed');
    expect(read(false, file('failed', 'passed'))).toBe('1 passed, 1 failed');
  });

  it('hold an error outside every test for a failure', () => {
    expect(read(false, file('passed', 'passed'))).toBe('1 passed, 1 failed');
  });

  it('do not guess what a broken report meant', () => {
    expect(() => readReport('{"testResults":[]}')).toThrow();
    expect(() => readReport('')).toThrow();
  });
});
