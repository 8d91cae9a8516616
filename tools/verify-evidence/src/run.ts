import { readFile, stat } from 'node:fs/promises';
import {
  type EvidenceCheck,
  err,
  MOST_EVIDENCE_BYTES,
  ok,
  parseSignedHeads,
  type Result,
  type SignedHead,
  verifyEvidence,
} from '@countinghouse/core';
import { type CliOptions, readArguments, USAGE } from './arguments.ts';
import { probeChains } from './chains.ts';
import { harmless, printReport } from './print.ts';
import { createEvidenceProofs } from './proofs.ts';

export interface CliResult {
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly stdout: string;
  readonly stderr: string;
}

/** The whole command, apart from the process it runs in. */
export async function run(args: readonly string[]): Promise<CliResult> {
  const options = readArguments(args);
  if (!options.ok) return { exitCode: 2, stdout: '', stderr: `${options.error}\n\n${USAGE}` };
  if (options.value === 'help') return { exitCode: 0, stdout: USAGE, stderr: '' };
  const asked = options.value;
  const { json, rpcUrls, quoteKeys, signer, file } = asked;

  const bytes = await readBytes(file);
  if (!bytes.ok) return refuse(bytes.error, json);
  const signedHeads = await readHeads(options.value);
  if (!signedHeads.ok) return refuse(signedHeads.error, json);
  const { chains, silent, failures } = await probeChains(rpcUrls, { now: () => Date.now() });
  const verified = await verifyEvidence(bytes.value, {
    proofs: createEvidenceProofs({ chains, quoteKeys }),
    signedHeads: signedHeads.value,
    ...(signer === null ? {} : { signer }),
  });
  if (!verified.ok) return refuse(verified.error, json);

  const report = verified.value;
  const owed = report.unchecked.filter((check) => wasAskedFor(check, asked));
  const unread = silent.length > 0 || failures() > 0;
  const exitCode = report.verdict === 'contradicted' ? 1 : unread || owed.length > 0 ? 3 : 0;
  const warnings = silent.map((host) => `${host} does not tell which chain it serves.\n`).join('');
  const stdout = json
    ? `${JSON.stringify({ ok: exitCode === 0, exitCode, silent, report })}\n`
    : printReport(report);
  return { exitCode, stdout, stderr: warnings };
}

/** Whether the command line named what this check needs; under --strict everything was asked for. */
function wasAskedFor({ label, code }: EvidenceCheck, options: CliOptions): boolean {
  const { strict, rpcUrls, quoteKeys, headFiles, signer } = options;
  if (strict) return true;
  if (label === 'on chain') return rpcUrls.length > 0;
  if (label === 'signed by the provider') return quoteKeys.length > 0;
  return code === 'SIGNED_HEAD' && (headFiles.length > 0 || signer !== null);
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

async function readBytes(path: string): Promise<Result<Uint8Array, Refusal>> {
  try {
    const found = await stat(path);
    // A device or a pipe may never end.
    if (!found.isFile()) {
      return err({ code: 'FILE_UNREADABLE', message: `${path} is not a file.` });
    }
    const { size } = found;
    if (size > MOST_EVIDENCE_BYTES) {
      return err({ code: 'TOO_LARGE', message: `${path} is larger than any evidence file.` });
    }
    return ok(await readFile(path));
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return code === 'ENOENT'
      ? err({ code: 'FILE_MISSING', message: `There is no file ${path}.` })
      : err({ code: 'FILE_UNREADABLE', message: `${path} cannot be read (${String(code)}).` });
  }
}

async function readHeads({
  headFiles,
}: CliOptions): Promise<Result<readonly SignedHead[], Refusal>> {
  const heads: SignedHead[] = [];
  for (const path of headFiles) {
    const bytes = await readBytes(path);
    if (!bytes.ok) return bytes;
    const parsed = parseSignedHeads(new TextDecoder().decode(bytes.value));
    if (!parsed.ok) return err({ ...parsed.error, message: `${path}: ${parsed.error.message}` });
    heads.push(...parsed.value);
  }
  return ok(heads);
}

function refuse({ code, message }: Refusal, json: boolean): CliResult {
  const stderr = `${harmless(message)} (${code})\n`;
  const stdout = json
    ? `${JSON.stringify({ ok: false, exitCode: 2, refusal: { code, message } })}\n`
    : '';
  return { exitCode: 2, stdout, stderr };
}
