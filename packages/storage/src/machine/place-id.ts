import { hash } from 'node:crypto';
import { statfsSync, statSync } from 'node:fs';

/** Answers with what a file, and no copy of it, is known again by; null where nothing can be said. */
export type PlaceId = (path: string) => string | null;

/** File systems of Linux that keep the number of a file, and when it was made, as long as it lives. */
const STEADY: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // xfs
  0x9123683e, // btrfs
  0xf2f52010, // f2fs
  0x2fc12fc1, // zfs
  0x01021994, // tmpfs
]);

/**
 * The number of the file and the moment it was made, to the nanosecond: numbers are given again once
 * a file is gone. Not the device, whose number may be another after every start.
 *
 * Network disks, FAT and layered file systems number files as they please; on macOS and Windows
 * nobody has tried this. There nothing is said.
 */
export const systemPlaceId: PlaceId = (path) => {
  if (process.platform !== 'linux') return null;
  try {
    if (!STEADY.has(statfsSync(path).type)) return null;
    const { ino, birthtimeNs } = statSync(path, { bigint: true });
    return birthtimeNs > 0n ? `${ino} ${birthtimeNs}` : null;
  } catch {
    return null;
  }
};

/** The place as the header remembers it; bound to the profile, like the machine. */
export function placeMark(profileId: string, placeId: string | null): string | null {
  if (placeId === null) return null;
  return hash('sha256', `countinghouse/${profileId}/place/${placeId}`, 'hex').slice(0, 32);
}
