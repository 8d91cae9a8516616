import { expect, test } from 'vitest';
import type { About, HouseState } from '../../../contract/house.ts';
import { diagnostics } from './diagnostics.ts';

const ABOUT: About = {
  version: '0.1.0',
  host: 'browser',
  platform: 'linux x64',
  node: '24.21.0',
  dataFolder: '/people/margaret/countinghouse',
  processes: [
    { name: 'backend', pid: 41 },
    { name: 'signer', pid: null },
  ],
  startedAt: 0,
};

const STATE: HouseState = {
  phase: 'unlocked',
  profiles: [],
  profile: { id: 'x', name: 'Margaret’s millions', kind: 'live', createdAt: 0 },
  waiting: 3,
  underWay: 1,
  recovered: [],
  keychain: 'locked',
  keychainOpensTracking: false,
  failure: null,
  sandbox: 'not needed',
  theme: 'system',
};

test('tells of the program, and nothing of the person', () => {
  const text = diagnostics(ABOUT, STATE);
  expect(text).toContain('Countinghouse 0.1.0, browser');
  expect(text).toContain('backend runs, signer absent');
  expect(text).toContain('Keychain: locked');
  expect(text.toLowerCase()).not.toContain('margaret');
  expect(text).not.toContain('41');
});
