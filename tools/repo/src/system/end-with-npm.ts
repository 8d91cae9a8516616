/**
 * Ends this process when the shell that npm put between itself and us is gone. npm hands SIGTERM to that
 * shell only, and many a shell dies of it without a word to its child.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
