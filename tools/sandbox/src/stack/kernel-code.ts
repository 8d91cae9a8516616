import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Address, concat, type Hex, pad } from 'viem';
import { z } from 'zod';
import { CANONICAL } from '../kernel/addresses.ts';

/** Code that makes the parts of the stack which are not written here. */
export interface KernelCode {
  readonly entryPoint: Hex;
  readonly kernel: Hex;
  readonly kernelFactory: Hex;
}

const { resolve } = createRequire(import.meta.url);

/**
 * Reads them out of the packages they come in. Kernel's is a tool for developers and under the GPL: it is
 * read where it was installed, and nothing of it is kept.
 */
export async function kernelCode(): Promise<KernelCode> {
  const entryPoint = await readFile(
    resolve('@account-abstraction/contracts/artifacts/EntryPoint.json'),
    'utf8',
  );
  const kit = dirname(resolve('@rhinestone/modulekit/package.json'));
  const text = await readFile(
    join(kit, 'src', 'deployment', 'precompiles', 'KernelPrecompiles.sol'),
    'utf8',
  );
  return {
    entryPoint: Artifact.parse(JSON.parse(entryPoint)).bytecode,
    kernel: concat([constantIn(text, 'KERNEL_BYTECODE'), argument(CANONICAL.entryPoint)]),
    kernelFactory: concat([
      constantIn(text, 'KERNEL_FACTORY_BYTECODE'),
      argument(CANONICAL.kernel),
    ]),
  };
}

const Artifact = z.object({
  bytecode: z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x')),
});

function constantIn(solidity: string, name: string): Hex {
  const hex = new RegExp(`\\b${name}\\s*=\\s*hex"([0-9a-f]+)"`).exec(solidity)?.[1];
  if (hex === undefined) throw new Error(`@rhinestone/modulekit has no ${name}`);
  return `0x${hex}`;
}

const argument = (address: Address): Hex => pad(address, { size: 32 });
