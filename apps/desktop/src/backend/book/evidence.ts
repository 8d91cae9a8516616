import {
  type EvidenceChainReader,
  type EvidenceProofs,
  type EvidenceReport as Verified,
  verifyEvidence,
} from '@countinghouse/core';
import { canonicalAssetId, nameQuoteKey, oneTxAnswers, proveQuote } from '@countinghouse/providers';
import {
  decodeGrant,
  grantSignedBy,
  kernel,
  readTransaction,
  signedBy,
} from '@countinghouse/wallet';
import type { EvidenceReport } from '../../contract/ledger.ts';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';

/**
 * Checks an evidence file, wherever it comes from. For an action of this ledger, the heads signed
 * outside it are held against the file too: whoever made the file could not choose them.
 */
export async function checkEvidence(
  house: OpenHouse,
  { text, readChains }: InputOf<'ledger', 'checkEvidence'>,
): Promise<Answer<EvidenceReport>> {
  const bytes = new TextEncoder().encode(text);
  const proofs = proofsOf(house, readChains);
  const stranger = await verifyEvidence(bytes, { proofs, signedHeads: [] });
  if (!stranger.ok) return failed(ofPart(stranger.error));
  const ours = await house.ledger.action(stranger.value.action.id);
  const signedHeads = ours === null ? [] : house.ledger.signedHeads();
  if (signedHeads.length === 0) return { ok: true, value: shown(stranger.value) };
  const own = await verifyEvidence(bytes, { proofs, signedHeads });
  return own.ok ? { ok: true, value: shown(own.value) } : failed(ofPart(own.error));
}

function proofsOf({ outside, sandbox }: OpenHouse, readChains: boolean): EvidenceProofs {
  const chains: ReadonlyMap<string, EvidenceChainReader> = readChains ? outside.chains : new Map();
  const trusted = sandbox === null ? [] : [sandbox.keys.quoteSigning];
  return {
    verifyQuote: proveQuote,
    nameQuoteKey: (publicKey) => nameQuoteKey(publicKey, trusted),
    canonicalAsset: canonicalAssetId,
    readTransaction,
    signedBy,
    grantSignedBy,
    readGrant: decodeGrant,
    kernel,
    answers: oneTxAnswers,
    chain: (id) => chains.get(id),
  };
}

function shown(report: Verified): EvidenceReport {
  const { verdict, sentence, action, groups, timeline, unproven } = report;
  return {
    verdict,
    sentence,
    action: { id: action.id, kind: action.kind, status: action.status },
    groups: groups.map(({ label, passed, failed: wrong, notChecked, keyUnknown, checks }) => ({
      label,
      passed,
      failed: wrong,
      notChecked,
      keyUnknown,
      checks: checks.map(({ code, outcome, sentence: said }) => ({
        code,
        outcome,
        sentence: said,
      })),
    })),
    timeline: timeline.map(({ at, label, text }) => ({ at, label, text })),
    unproven: unproven.map(({ sentence: said }) => said),
  };
}
