import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parentOf } from './parent-of.ts';

/** Starts a child of its own, tells its id and waits. */
const MIDDLE = `
  const child = require('node:child_process').spawn('sleep', ['60.0625']);
  process.stdout.write(String(child.pid));
  setInterval(() => {}, 1000);
`;

describe.skipIf(process.platform === 'win32')('the parent of another process', () => {
  it('is told with the command of the child, and noticed to be gone after SIGKILL', async () => {
    const middle = spawn(process.execPath, ['-e', MIDDLE], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [text] = (await once(middle.stdout, 'data')) as [Buffer];
    const child = Number(text.toString());
    try {
      const parent = parentOf(child);
      expect(parent).toMatchObject({ pid: middle.pid });
      expect(parent?.commandOfChild).toContain('sleep 60.0625');
      expect(parent?.isStillParent()).toBe(true);
      middle.kill('SIGKILL');
      await once(middle, 'exit');
      expect(parent?.isStillParent()).toBe(false);
    } finally {
      process.kill(child, 'SIGKILL');
    }
  });

  it('is not known where there is no such process', () => {
    expect(parentOf(2 ** 30)).toBeUndefined();
  });
});
