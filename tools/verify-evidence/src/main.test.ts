import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainHash, contentHash, type EvidenceFile, serializeEvidence } from '@countinghouse/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { type FakeChains, startFakeChains } from './testing/fake-rpc.ts';
import { STRANGER, TEST_QUOTE_KEY } from './testing/keys.ts';
import { type MadeEvidence, makeEvidence } from './testing/make-file.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const KEY = ['--quote-key', TEST_QUOTE_KEY];
/** Well formed, and not the one that signed. */
const OTHER_KEY = 'ed25519:96bzYisGw4cpTaBTVnDvsK6XJ8pQExr9tDss4qD7vxwA';

let made: MadeEvidence;
let folder: string;
let honest: string;
let chains: FakeChains;

beforeAll(async () => {
  made = await makeEvidence();
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  honest = await put('honest.json', serializeEvidence(made.file));
  const included = made.file.chain.links.flatMap((link) =>
    'event' in link && link.event.includes('"transaction.included"') ? [link.event] : [],
  );
  chains = await startFakeChains(JSON.parse(included[0] ?? '{}').data.hash);
});

afterAll(async () => {
  await chains.close();
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command without a process of its own: most tests need none. */
async function verify(...args: readonly string[]): Promise<Ended> {
  const { exitCode, stdout, stderr } = await run(args);
  return { code: exitCode, out: stdout, err: stderr };
}

function spawned(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=source', MAIN, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const failed = (out: string): string[] =>
  JSON.parse(out)
    .report.groups.flatMap((group: { checks: { outcome: string; code: string }[] }) => group.checks)
    .filter(({ outcome }: { outcome: string }) => outcome === 'failed')
    .map(({ code }: { code: string }) => code);

describe('an honest file', () => {
  it('without chains and with an unknown key says what was not checked; a strict status says so too', async () => {
    const { code, out } = await verify(honest);
    expect(code).toBe(0);
    expect((await verify(honest, '--strict')).code).toBe(3);
    expect(out).toContain('CONSISTENT: Nothing contradicts the file, but the key of its quote is');
    expect(out).toContain('not checked PAYOUT_ON_CHAIN');
    expect(out).toContain('KEY UNKNOWN QUOTE_SIGNATURE');
    expect(out).toContain('which is not 1Click’s');
    expect(out).toContain('signed by the provider: 0 passed, 0 failed, 1 not checked, 2 with an');
    expect(out).toContain('[said to be signed by the provider] Pay 25 USDC to 0x3333');
    expect(out).toMatch(
      /Claimed by this file, and not checked:\n {2}QUOTE_SIGNATURE .*key unknown/,
    );
  });

  it('under a key that nobody named is not enough, whatever else was checked', async () => {
    const rpc = ['--rpc', chains.base, '--rpc', chains.arb];
    const { code, out } = await verify(honest, ...rpc, '--strict', '--json');
    expect(code).toBe(3);
    const { ok, report } = JSON.parse(out);
    expect(ok).toBe(false);
    expect(report).toMatchObject({
      verdict: 'consistent',
      unchecked: [
        { code: 'QUOTE_SIGNATURE', outcome: 'key unknown' },
        { code: 'QUOTE_NUMBERS', outcome: 'key unknown' },
      ],
    });
    expect((await verify(honest, '--quote-key', OTHER_KEY)).code).toBe(3);
    expect((await verify(honest)).code).toBe(0);
  });

  it('with its chains left unread says so, and is not enough for a strict reader', async () => {
    const { code, out } = await verify(honest, ...KEY);
    expect(code).toBe(0);
    expect(out).toContain('not checked PAYOUT_ON_CHAIN');
    expect(out).toContain('--rpc URL reads a chain again');
    expect(out).toContain('[signed by the provider] Pay 25 USDC to 0x3333');
    expect(out).toContain('[said to be on chain] 24.93 USDC reached 0x2222');
    expect((await verify(honest, ...KEY, '--strict')).code).toBe(3);
    expect((await verify(honest, ...KEY, '--rpc', chains.base)).code).toBe(3);
  });

  it('is borne out by the chains, a trusted key and a signed head', async () => {
    const rpc = ['--rpc', chains.base, '--rpc', chains.arb];
    const { code, out } = await verify(honest, ...rpc, ...KEY, '--json');
    expect(failed(out)).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({ ok: true, report: { verdict: 'borne out' } });
    expect(code).toBe(0);
  });

  it('is the golden file, which must verify for ever', async () => {
    const golden = join(import.meta.dirname, '../fixtures/swap-v1.evidence');
    await expect(serializeEvidence(made.file)).toMatchFileSnapshot(golden);
    const { code, out } = await verify(golden, '--json', ...KEY);
    expect(failed(out)).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('a file that is not true', () => {
  it('names what was edited', async () => {
    const text = await readFile(honest, 'utf8');
    const edited = await put(
      'edited.json',
      text.replace('24.93 USDC reached', '99.93 USDC reached'),
    );
    const { code, out } = await verify(edited, '--json');
    expect(code).toBe(1);
    expect(failed(out)).not.toEqual([]);
  });

  it('is found by the chain, whatever it says', async () => {
    chains.payout.amount -= 1n;
    const { code, out } = await verify(honest, '--rpc', chains.arb, '--json');
    chains.payout.amount += 1n;
    expect(code).toBe(1);
    expect(failed(out)).toEqual(['PAYOUT_ON_CHAIN']);
  });

  it('is found by a head kept elsewhere when all of it was rewritten', async () => {
    const forged = rewritten({ ...made.file, signedHeads: [] });
    const path = await put('forged.json', serializeEvidence(forged));
    expect((await verify(path, ...KEY)).code).toBe(0);
    const head = await put('head.json', JSON.stringify(made.head));
    const { code, out } = await verify(path, '--head', head, '--json');
    expect(code).toBe(1);
    expect(failed(out)).toEqual(['SIGNED_HEAD']);
    const bySomebody = await verify(honest, '--signer', STRANGER.address, '--json');
    expect(JSON.parse(bySomebody.out).report.verdict).toBe('consistent');
    const asked = [...KEY, '--signer', STRANGER.address];
    expect((await verify(honest, ...asked)).code).toBe(3);
  });

  it('cannot write to the terminal', async () => {
    const text = await readFile(honest, 'utf8');
    const path = await put(
      'escape.json',
      text.replace('"kind": "swap"', '"kind": "\\u001b[2Jswap"'),
    );
    const { code, out } = await verify(path);
    expect(code).toBe(1);
    expect(out).not.toContain('\u001b');
  });
});

describe('as a process', () => {
  it('checks a file against chains and says so in its exit status', async () => {
    const rpc = ['--rpc', chains.base, '--rpc', chains.arb];
    const good = await spawned(honest, ...rpc, ...KEY);
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(good.out).toContain('BORNE OUT');
    expect(good.out).toContain('[on chain] 24.93 USDC reached 0x2222');
    const edited = serializeEvidence(made.file).replace('24.93 USDC reached', '99.93 USDC reached');
    const bad = await spawned(await put('spawned.json', edited));
    expect(bad.code).toBe(1);
    expect(bad.out).toContain('CONTRADICTED');
    const missing = await spawned(join(folder, 'nowhere.json'));
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toContain('FILE_MISSING');
  });
});

describe('what cannot be checked', () => {
  it.each([
    ['a missing file', ['nowhere.json'], /There is no file .*FILE_MISSING/],
    ['no file', [], /Name the evidence file/],
    ['an unknown option', ['x', '--no'], /Unknown option/],
    ['a signer that is no address', ['x', '--signer', 'me'], /not an address/],
  ])('%s', async (_, args, said) => {
    const { code, err } = await verify(...args);
    expect(code).toBe(2);
    expect(err).toMatch(said);
  });

  it('text that is something else, newer or cut off', async () => {
    const text = await readFile(honest, 'utf8');
    const cases: readonly (readonly [string, RegExp])[] = [
      ['hello', /NOT_JSON/],
      ['{"a":1}', /NOT_EVIDENCE/],
      [text.replace('"version": 1', '"version": 9'), /version 9.*newer.*VERSION_TOO_NEW/],
      [text.slice(0, 1_000), /ends in the middle.*TRUNCATED/],
      [text.replace('"open": false', '"open": "no"'), /action\.open is wrong.*MALFORMED/],
    ];
    for (const [content, said] of cases) {
      const { code, err } = await verify(await put('bad.json', content));
      expect(code).toBe(2);
      expect(err).toMatch(said);
    }
  });

  it('a chain that was named and does not answer', async () => {
    const silent = await verify(honest, '--rpc', 'http://127.0.0.1:1/key-in-the-path');
    expect(silent.code).toBe(3);
    expect(silent.err).toContain('127.0.0.1:1 does not tell');
    expect(silent.err + silent.out).not.toContain('key-in-the-path');
    chains.fail();
    const { code, out } = await verify(honest, '--rpc', chains.base, '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ ok: false, report: { verdict: 'consistent' } });
  });
});

/** Another story from the first event on, with hashes that fit. */
function rewritten(file: EvidenceFile): EvidenceFile {
  let previous = file.chain.previous.hash;
  const links = file.chain.links.map((link) => {
    const before = previous;
    if ('event' in link) {
      const event = link.event.replace('"session":"session-1"', '"session":"session-2"');
      previous = chainHash(before, contentHash(new TextEncoder().encode(event)));
      return { ...link, event, previousHash: before, hash: previous };
    }
    if ('contentHash' in link) previous = chainHash(before, link.contentHash);
    return { ...link, hash: previous };
  });
  return { ...file, chain: { ...file.chain, links, head: { ...file.chain.head, hash: previous } } };
}
