import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Abi, Hex } from 'viem';
import { z } from 'zod';

/** A compiled contract: what is needed to deploy and call it. */
export interface Artifact {
  readonly abi: Abi;
  readonly bytecode: Hex;
}

const FOLDER = new URL('../../', import.meta.url);
const SETTINGS = {
  optimizer: { enabled: true, runs: 200 },
  evmVersion: 'cancun',
  // Without the metadata hash the bytecode, and so every address made from it, depends on code only.
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
};

const Cached = z.object({ abi: z.array(z.unknown()), bytecode: z.string().startsWith('0x') });
const Output = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).optional(),
  contracts: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        abi: z.array(z.unknown()),
        evm: z.object({ bytecode: z.object({ object: z.string() }) }),
      }),
    ),
  ),
});

/**
 * The artifact of `contracts/<name>.sol`, from `generated/` when source and settings are unchanged.
 * The compiler (nine megabytes) is only loaded when it is needed.
 */
export async function artifact(name: string): Promise<Artifact> {
  const source = await readFile(new URL(`contracts/${name}.sol`, FOLDER), 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([source, SETTINGS]))
    .digest('hex');
  const cache = fileURLToPath(new URL(`generated/${name}-${key.slice(0, 16)}.json`, FOLDER));
  const stored = await readFile(cache, 'utf8').catch(() => undefined);
  if (stored !== undefined) {
    const parsed = Cached.safeParse(parseJson(stored));
    if (parsed.success) return parsed.data as Artifact;
  }
  const made = await compile(name, source);
  // A folder that cannot be written to costs half a second at each start, nothing more.
  await store(cache, made).catch(() => {});
  return made;
}

async function store(cache: string, made: Artifact): Promise<void> {
  await mkdir(new URL('generated/', FOLDER), { recursive: true });
  // Two sandboxes may start at once: each writes its own file and moves it into place.
  const own = `${cache}.${process.pid}`;
  await writeFile(own, JSON.stringify(made));
  await rename(own, cache);
}

/** The part of the compiler that is used. It is a CommonJS package without types to speak of. */
interface SolidityCompiler {
  readonly default: { compile(input: string): string };
}

async function compile(name: string, source: string): Promise<Artifact> {
  const { default: solc } = (await import('solc')) as unknown as SolidityCompiler;
  const file = `${name}.sol`;
  const input = {
    language: 'Solidity',
    sources: { [file]: { content: source } },
    settings: SETTINGS,
  };
  const output = Output.parse(JSON.parse(solc.compile(JSON.stringify(input))));
  const wrong = output.errors?.find((error) => error.severity === 'error');
  const contract = output.contracts[file]?.[name];
  if (wrong !== undefined || contract === undefined) {
    throw new Error(`${file} does not compile: ${wrong?.formattedMessage ?? 'no such contract'}`);
  }
  return { abi: contract.abi as Abi, bytecode: `0x${contract.evm.bytecode.object}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
