import { expect, it } from 'vitest';
import { fromForm, NEW_NETWORK, problemOf, toForm } from './network-form.ts';

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
