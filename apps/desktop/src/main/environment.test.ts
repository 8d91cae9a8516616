import { expect, it } from 'vitest';
import { backendEnvironment, sparseEnvironment } from './environment.ts';

const env = {
  PATH: '/bin',
  HOME: '/somewhere',
  LANG: 'de',
  NODE_OPTIONS: '--require=/tmp/spy.js',
  NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
  ELECTRON_RUN_AS_NODE: '1',
  LD_PRELOAD: '/tmp/spy.so',
  npm_config_token: 'x',
};

it('nothing that loads code or is not ours to pass on reaches our processes', () => {
  expect(backendEnvironment(env)).toEqual({ PATH: '/bin', HOME: '/somewhere', LANG: 'de' });
  expect(sparseEnvironment(env)).toEqual({ PATH: '/bin', HOME: '/somewhere' });
});
