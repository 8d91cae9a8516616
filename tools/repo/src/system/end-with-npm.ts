import { parentOf } from './parent-of.ts';

/**
 * Ends this process when the npm that runs it is gone, however it went. npm hands SIGTERM to the shell
 * between only, and many a shell dies of it without a word to its child. Of SIGKILL nobody is told at
 * all: the shell then stays, waiting for us, and only its own parent changes. So both are watched.
 *
 * Only npm's own start of this very command counts: an environment that merely came down from some
 * other npm run says nothing about how long whoever started us wants us to live. What starts npm is not
 * watched: `nohup`, `setsid` and `disown` work.
 */
export function endWithNpm(command: string): void {
  const script = process.env.npm_lifecycle_script ?? '';
  if (process.platform === 'win32' || !script.includes(`launch.mjs ${command}`)) return;
  const isThere = watchAbove(script);
  const watch = setInterval(() => {
    if (isThere()) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

/** Tells whether everything that stood between npm and us when we began still does. */
function watchAbove(script: string): () => boolean {
  const parent = process.ppid;
  const above = parentOf(parent);
  const parentIsThere = () => process.ppid === parent;
  // Some shells replace themselves with the command they are given: npm is our parent then.
  if (above === undefined || !above.commandOfChild.includes(script)) return parentIsThere;
  return () => parentIsThere() && above.isStillParent();
}
