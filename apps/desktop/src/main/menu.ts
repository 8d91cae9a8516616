import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  readonly lock: () => void;
  readonly docs: () => void;
}

/**
 * The menu: roles of the system, and two of our own. Of the keys it takes, the page uses none
 * (its own are Ctrl-K, Enter, Esc and plain letters).
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  developerTools: boolean,
  { lock, docs }: MenuActions,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const lockItem: MenuItemConstructorOptions = {
    id: 'lock',
    label: 'Lock the screen',
    click: lock,
  };
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [lockItem, { type: 'separator' }, { role: mac ? 'close' : 'quit' }],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(developerTools ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [{ id: 'docs', label: 'How 1Click works', click: docs }],
    },
  ];
}
