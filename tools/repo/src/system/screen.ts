/** Whether a window could be shown here. Only Linux runs without a screen as a matter of course. */
export function hasScreen(env: Readonly<Record<string, string | undefined>>): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
