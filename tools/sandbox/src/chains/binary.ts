import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Path of the native anvil binary of this platform. The wrapper script of the package is avoided on
 * purpose: killing a wrapper leaves the node behind it running.
 */
export function anvilBinary(
  platform: string = process.platform,
  arch: string = process.arch,
): string {
  const target = `@foundry-rs/anvil-${platform}-${ARCHITECTURES[arch] ?? arch}`;
  // Resolved from inside the anvil package, whose optional dependency the platform package is.
  const anvil = createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json');
  let manifest: string;
  try {
    manifest = createRequire(anvil).resolve(`${target}/package.json`);
  } catch (cause) {
    throw new Error(`no anvil for ${platform}-${arch}: the package ${target} is not installed`, {
      cause,
    });
  }
  const file = join(dirname(manifest), 'bin', platform === 'win32' ? 'anvil.exe' : 'anvil');
  if (!existsSync(file)) throw new Error(`${target} is installed but has no binary`);
  return file;
}
