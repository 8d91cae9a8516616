import { hash } from 'node:crypto';
import { closeSync, fdatasyncSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LedgerHead } from '@countinghouse/core';
import { syncDirectory } from '../files/atomic-write.ts';

const SLOT = 512;
const RECORD = 8 + 32;
const CHECK = 16;

/** The head of the chain outside the ledger, in a file that is written in place. */
export interface MarkFile {
  write(head: LedgerHead): void;
  close(): void;
}

/**
 * Opens the mark for writing, making it if there is none. Two slots are written in turn, each with
 * its checksum: a write torn by a crash leaves the other slot, and one small in-place write costs a
 * fraction of replacing the header.
 */
export function openMarkFile(path: string): MarkFile {
  const file = openSync(path, openFlags(path), 0o600);
  let next = newestSlot(readSlots(file)) === 0 ? 1 : 0;
  return {
    write(head) {
      writeSync(file, encode(head), 0, RECORD + CHECK, next * SLOT);
      fdatasyncSync(file);
      next = next === 0 ? 1 : 0;
    },
    close: () => closeSync(file),
  };
}

function openFlags(path: string): 'r+' | 'w+' {
  try {
    closeSync(openSync(path, 'r+'));
    return 'r+';
  } catch {
    const file = openSync(path, 'w', 0o600);
    writeSync(file, Buffer.alloc(2 * SLOT));
    fsyncSync(file);
    closeSync(file);
    syncDirectory(dirname(path));
    return 'r+';
  }
}

/** The newest whole mark in the file; null when the file is missing or both slots are damaged. */
export function readMarkFile(path: string): LedgerHead | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const slots = readSlots(file);
    return slots[newestSlot(slots)] ?? null;
  } finally {
    closeSync(file);
  }
}

function readSlots(file: number): readonly [LedgerHead | null, LedgerHead | null] {
  return [readSlot(file, 0), readSlot(file, 1)];
}

function newestSlot(slots: readonly [LedgerHead | null, LedgerHead | null]): 0 | 1 {
  return (slots[1]?.seq ?? -1) > (slots[0]?.seq ?? -1) ? 1 : 0;
}

function readSlot(file: number, slot: 0 | 1): LedgerHead | null {
  const buffer = Buffer.alloc(RECORD + CHECK);
  if (readSync(file, buffer, 0, buffer.length, slot * SLOT) !== buffer.length) return null;
  if (!check(buffer).equals(buffer.subarray(RECORD))) return null;
  return {
    seq: Number(buffer.readBigUInt64BE(0)),
    hash: buffer.subarray(8, RECORD).toString('hex'),
  };
}

function encode(head: LedgerHead): Buffer {
  const buffer = Buffer.alloc(RECORD + CHECK);
  buffer.writeBigUInt64BE(BigInt(head.seq), 0);
  buffer.write(head.hash, 8, 'hex');
  check(buffer).copy(buffer, RECORD);
  return buffer;
}

function check(buffer: Buffer): Buffer {
  return hash('sha256', buffer.subarray(0, RECORD), 'buffer').subarray(0, CHECK);
}
