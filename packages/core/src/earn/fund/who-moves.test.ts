import { describe, expect, it } from 'vitest';
import type { SmartAccountState } from '../../ports/smart-account.ts';
import { obeysInstead } from '../obeys.ts';
import { type MoveFacts, whoMoves } from './who-moves.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const NAMED = '0xD1b3a6f2e4c5908e7F6a5B4C3d2e1f0a9B8c7d6e';
const STRANGER = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const GUARD = `0x01${'6b'.repeat(20)}`;

const there = (change: Partial<SmartAccountState> = {}): SmartAccountState => ({
  ...{ deployed: true, currentNonce: 1, validNonceFrom: 0, rootValidator: GUARD, owner: OWNER },
  ...change,
});
const NOT_YET = there({ deployed: false, rootValidator: null, owner: null });
const said = (change: Partial<MoveFacts> = {}) =>
  whoMoves({
    ...{ chain: 'eip155:8453', owner: OWNER, account: ACCOUNT, computed: ACCOUNT },
    ...{ there: there(), right: 'none', before: null, signed: false, ...change },
  });

describe('what an account obeys instead of its owner', () => {
  it.each<readonly [string, SmartAccountState, string | null]>([
    ['nothing, where it obeys the owner', there({ owner: OWNER.toLowerCase() }), null],
    ['nothing, where it is not there', NOT_YET, null],
    ['another address', there({ owner: STRANGER }), STRANGER],
    ['a validator of which nobody can tell', there({ owner: null }), GUARD],
    ['whatever it is', there({ owner: null, rootValidator: null }), 'another validator'],
  ])('is %s', (_, state, instead) => {
    expect(obeysInstead(state, OWNER)).toBe(instead);
  });
});

describe('who can move what lies in an account', () => {
  it.each<readonly [string, Partial<MoveFacts>, string]>([
    ['the owner', {}, 'On Base the account obeys your key.'],
    ['another', { there: there({ owner: STRANGER }) }, `obeys ${STRANGER}, who is not you.`],
    ['nobody can tell', { there: there({ owner: null }) }, `guarded by ${GUARD}`],
    ['the owner, once it is there', { there: NOT_YET }, "comes about there as your key's."],
    ['who knows', { there: NOT_YET, account: NAMED }, "is 1tx's word."],
    ['not asked', { there: null }, 'could not be asked whom'],
  ])('by the chain: %s', (_, change, words) => {
    expect(said(change)).toContain(words);
  });

  it.each<readonly [string, Partial<MoveFacts>, string]>([
    ['a right', { right: 'held' }, '1tx says that it may act for the account there'],
    ['none', { right: 'none' }, '1tx says that it has no right on Base.'],
    ['nothing', { right: 'unknown' }, 'Whether 1tx may act for the account there is not known'],
    ['none, and one was signed', { signed: true }, 'You signed a right'],
    ['nothing, and one was signed', { right: 'unknown', signed: true }, 'You signed a right'],
    ['none more, and one is good', { right: 'stopped', signed: true }, 'You signed a right'],
    ['over, and one that was signed stands', { right: 'over', signed: true }, 'You signed a right'],
    [
      'ended, and one that was signed stands',
      { right: 'ended', signed: true },
      'was not seen to end',
    ],
    ['a right, which the chain has ended', { right: 'ended' }, 'ended on chain, and 1tx names no'],
    ['a right whose end has passed', { right: 'over' }, 'As far as is known here, the end'],
    ['a right, and nothing of it is seen', { right: 'told' }, 'the word of 1tx alone'],
    ['a right after a removal', { right: 'told', before: 'removed' }, 'A server of Base says'],
    ['another right', { right: 'told', before: 'void' }, 'then by a right that was not given from'],
  ])('by the word of the service: %s', (_, change, words) => {
    expect(said(change)).toContain(words);
  });

  it('is nothing the service could say where somebody else holds it', () => {
    expect(said({ there: there({ owner: STRANGER }), right: 'held' })).not.toContain('1tx');
  });

  it('is never only the owner: nobody can list the rights on an account', () => {
    expect(said()).not.toMatch(/only/i);
  });
});
