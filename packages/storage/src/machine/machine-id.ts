import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Answers with whatever the operating system calls this machine; null when it has no answer. */
export type MachineId = () => Promise<string | null>;

const run = promisify(execFile);

/** The operating system's own id of this machine, never stored as it is. */
export const systemMachineId: MachineId = async () => {
  try {
    switch (process.platform) {
      case 'linux':
        return (await readFile('/etc/machine-id', 'utf8')).trim() || null;
      case 'darwin':
        return match(
          (await run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'])).stdout,
          /"IOPlatformUUID" = "([^"]+)"/,
        );
      case 'win32':
        return match(
          (
            await run('reg.exe', [
              'query',
              'HKLM\\SOFTWARE\\Microsoft\\Cryptography',
              '/v',
              'MachineGuid',
            ])
          ).stdout,
          /MachineGuid\s+REG_SZ\s+(\S+)/,
        );
      default:
        return null;
    }
  } catch {
    return null;
  }
};

function match(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null;
}

/** The machine as the header remembers it: bound to the profile, so it identifies nobody elsewhere. */
export function machineMark(profileId: string, machineId: string | null): string | null {
  if (machineId === null) return null;
  return hash('sha256', `countinghouse/${profileId}/machine/${machineId}`, 'hex').slice(0, 32);
}
