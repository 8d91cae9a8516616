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

/** Files under `contracts/`; each holds the contract of its name, or what several of them share. */
const SOURCES = [
  'SandboxToken.sol',
  ...['kernel/Calls.sol', 'kernel/Modules.sol', 'kernel/Signatures.sol'],
  ...['kernel/EcdsaValidator.sol', 'kernel/EcdsaSigner.sol', 'kernel/FactoryStaker.sol'],
  ...['kernel/CallPolicy.sol', 'kernel/TimestampPolicy.sol', 'kernel/SpendCapPolicy.sol'],
  ...['earn/Interfaces.sol', 'earn/Growing.sol', 'earn/SandboxVault.sol'],
  ...['earn/SandboxAToken.sol', 'earn/SandboxPool.sol', 'earn/SandboxExchange.sol'],
  ...['earn/SwapDepositRouter.sol', 'cctp/Messages.sol', 'cctp/MessageTransmitter.sol'],
  ...['cctp/SandboxTokenMessenger.sol', 'cctp/CctpReceiver.sol'],
] as const;

/** What is taken out of them. */
const CONTRACTS = [
  'SandboxToken',
  ...(['EcdsaValidator', 'EcdsaSigner', 'FactoryStaker'] as const),
  ...(['CallPolicy', 'TimestampPolicy', 'SpendCapPolicy'] as const),
  ...(['SandboxVault', 'SandboxAToken', 'SandboxPool'] as const),
  ...(['SandboxExchange', 'SwapDepositRouter'] as const),
  ...(['MessageTransmitter', 'SandboxTokenMessenger', 'CctpReceiver'] as const),
] as const;

/** All contracts of the sandbox, by name. */
export type Artifacts = Readonly<Record<(typeof CONTRACTS)[number], Artifact>>;

const FOLDER = new URL('../../', import.meta.url);
const SETTINGS = {
  optimizer: { enabled: true, runs: 200 },
  evmVersion: 'cancun',
  // Without the metadata hash the bytecode, and so every address made from it, depends on code only.
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
};

const Cached = z.record(
  z.enum(CONTRACTS),
  z.object({ abi: z.array(z.unknown()), bytecode: z.string().startsWith('0x') }),
);
const Output = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).optional(),
  // Absent, or empty, where something is wrong.
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: z.array(z.unknown()),
          evm: z.object({ bytecode: z.object({ object: z.string() }) }).optional(),
        }),
      ),
    )
    .default({}),
});

type Compiled = z.infer<typeof Output>['contracts'][string][string];

/**
 * The artifacts of `contracts/`, from `generated/` when sources and settings are unchanged. The compiler
 * (nine megabytes) is only loaded when it is needed.
 */
export async function artifacts(): Promise<Artifacts> {
  const sources: Record<string, { readonly content: string }> = {};
  for (const file of SOURCES) {
    sources[file] = { content: await readFile(new URL(`contracts/${file}`, FOLDER), 'utf8') };
  }
  const input = JSON.stringify({ language: 'Solidity', sources, settings: SETTINGS });
  const key = createHash('sha256').update(input).digest('hex').slice(0, 16);
  const cache = fileURLToPath(new URL(`generated/contracts-${key}.json`, FOLDER));
  const stored = await readFile(cache, 'utf8').catch(() => undefined);
  if (stored !== undefined) {
    const parsed = Cached.safeParse(parseJson(stored));
    if (parsed.success) return parsed.data as Artifacts;
  }
  const made = await compile(input);
  // A folder that cannot be written to costs a few seconds at each start, nothing more.
  await store(cache, made).catch(() => {});
  return made;
}

async function store(cache: string, made: Artifacts): Promise<void> {
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

async function compile(input: string): Promise<Artifacts> {
  const { default: solc } = (await import('solc')) as unknown as SolidityCompiler;
  const output = Output.parse(JSON.parse(solc.compile(input)));
  const wrong = output.errors?.find((error) => error.severity === 'error');
  if (wrong !== undefined) throw new Error(`contracts do not compile: ${wrong.formattedMessage}`);
  const found = new Map(Object.values(output.contracts).flatMap(Object.entries<Compiled>));
  return Object.fromEntries(
    CONTRACTS.map((name) => {
      const { abi, evm } = found.get(name) ?? {};
      if (evm === undefined) throw new Error(`contracts/ has no ${name}`);
      return [name, { abi: abi as Abi, bytecode: `0x${evm.bytecode.object}` as Hex }];
    }),
  ) as Record<(typeof CONTRACTS)[number], Artifact>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
