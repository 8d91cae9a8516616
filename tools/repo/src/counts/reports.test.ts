import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countReports, forgetReports, projectsWithTests } from './reports.ts';

let root = '';
const put = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const passing = JSON.stringify({
  success: true,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
});

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reports-'));
  put('packages/a/src/x/y.test.ts', '');
  put('packages/b/src/x.int.test.ts', '');
  put('tools/c/examples/x.test.ts', '');
});
afterEach(() => rmSync(root, { recursive: true }));

it('finds the projects of each kind', () => {
  expect(projectsWithTests(root, 'unit')).toEqual(['packages/a', 'tools/c']);
  expect(projectsWithTests(root, 'int')).toEqual(['packages/b']);
});

it('names those with most files of tests first', () => {
  for (const name of ['one', 'two']) put(`tools/c/src/${name}.test.ts`, '');
  expect(projectsWithTests(root, 'unit')).toEqual(['tools/c', 'packages/a']);
});

it('counts a project without a report, or with half of one, as failed', () => {
  const told: string[] = [];
  put('packages/a/test-results/unit.json', passing);
  put('packages/b/test-results/unit.json', passing.slice(0, 20));
  const projects = ['packages/a', 'packages/b', 'tools/c'];
  expect(countReports(root, projects, 'unit', (line) => told.push(line))).toEqual({
    passed: 1,
    failed: 2,
    skipped: 0,
  });
  expect(told).toHaveLength(2);
});

it('takes no report of an earlier run', () => {
  put('packages/a/test-results/unit.json', passing);
  forgetReports(root, ['packages/a'], 'unit');
  expect(countReports(root, ['packages/a'], 'unit', () => {}).failed).toBe(1);
});
