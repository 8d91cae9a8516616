import { expect, it } from 'vitest';
import { KeyedMutex } from './mutex.ts';

it('runs tasks of one key in order and of two keys side by side', async () => {
  const mutex = new KeyedMutex();
  const seen: string[] = [];
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = mutex.run('a', async () => {
    await gate;
    seen.push('a1');
  });
  const second = mutex.run('a', async () => void seen.push('a2'));
  await mutex.run('b', async () => void seen.push('b1'));
  release();
  await Promise.all([first, second]);
  expect(seen).toEqual(['b1', 'a1', 'a2']);
});

it('goes on after a task that fails, and hands the failure to its own caller', async () => {
  const mutex = new KeyedMutex();
  const failing = mutex.run('a', async () => {
    throw new Error('broken');
  });
  const next = mutex.run('a', async () => 'fine');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('fine');
});
