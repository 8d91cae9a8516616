import { expect, it } from 'vitest';
import type { EndpointCheck } from '../../../contract/network.ts';
import { fromForm, mayBeRight, NEW_NETWORK, problemOf, toForm } from './network-form.ts';

const base = { key: 'a', chainId: '8453', urls: 'https://one.example\nhttps://two.example/key' };

it('goes from the form to the contract and back', () => {
  const network = fromForm({ ...NEW_NETWORK, chains: [base] });
  expect(network.chains).toEqual([
    { id: 'eip155:8453', rpcUrls: ['https://one.example', 'https://two.example/key'] },
  ]);
  expect(fromForm(toForm(network))).toEqual(network);
});

it('names the first thing that is missing', () => {
  const problem = (chains: (typeof base)[]) => problemOf({ ...NEW_NETWORK, chains });
  expect(problem([base])).toBeNull();
  expect(problem([])).toContain('at least one chain');
  expect(problem([{ ...base, chainId: 'base' }])).toContain('whole number');
  expect(problem([base, { ...base, key: 'b' }])).toContain('twice');
  expect(problem([{ ...base, urls: ' ' }])).toContain('at least one endpoint');
  expect(problem([{ ...base, urls: 'one.example' }])).toContain('https://');
  expect(problemOf({ ...NEW_NETWORK, chains: [base], oneclick: 'x' })).toContain('1Click');
});

it('one may go on with a server that is silent, and with none that would be refused later', () => {
  const check = (outcome: EndpointCheck['outcome']) =>
    ({
      chain: 'eip155:1',
      url: 'x',
      outcome,
      sentence: '',
      named: null,
      head: null,
      at: 0,
    }) as const;
  const fine = { ok: true, failure: null };
  const all = (...outcomes: EndpointCheck['outcome'][]) =>
    mayBeRight({ endpoints: outcomes.map(check), oneclick: fine });
  expect(all('ok', 'unavailable')).toBe(true);
  expect(all('unavailable', 'wrong chain')).toBe(false);
  expect(all('ok', 'refused')).toBe(false);
  const failing = (code: 'SANDBOX_AND_LIVE_MIXED' | 'PROVIDER_UNAVAILABLE') =>
    mayBeRight({ endpoints: [], oneclick: { ok: false, failure: { code, message: '' } } });
  expect(failing('PROVIDER_UNAVAILABLE')).toBe(true);
  expect(failing('SANDBOX_AND_LIVE_MIXED')).toBe(false);
});
