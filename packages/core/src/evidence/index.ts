export * from './chain.ts';
export {
  type EvidenceExport,
  type EvidenceExportCode,
  type EvidenceExportFailure,
  exportEvidence,
  MOST_LINKS,
} from './export.ts';
export {
  EVIDENCE_FORMAT,
  EVIDENCE_LABELS,
  EVIDENCE_VERSION,
  type EvidenceChain,
  type EvidenceFile,
  type EvidenceLabel,
  type EvidenceLine,
  type EvidenceLink,
  type EvidenceRow,
  type OmittedLinks,
  type ShownLink,
  serializeEvidence,
  type WithheldLink,
} from './format.ts';
export { isOwnMessage, OWN_MESSAGE_PREFIX, type SignedHead, signedHeadMessage } from './head.ts';
export {
  type EvidenceRefusal,
  type EvidenceRefusalCode,
  MOST_EVIDENCE_BYTES,
  type ParsedEvidence,
  parseEvidence,
  parseSignedHeads,
} from './parse.ts';
export type {
  EarnAnswers,
  EvidenceChainReader,
  EvidenceProofs,
  QuoteKeyName,
  ReadTransaction,
  SignedQuote,
} from './proofs.ts';
export type {
  CheckOutcome,
  EvidenceCheck,
  EvidenceCheckCode,
  EvidenceGroup,
  EvidenceReport,
  EvidenceVerdict,
  Unproven,
} from './report.ts';
export { deriveTimeline } from './timeline/derive.ts';
export { type VerifyEvidenceOptions, verifyEvidence } from './verify.ts';
