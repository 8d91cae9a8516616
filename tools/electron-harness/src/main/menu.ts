import type { MenuItemConstructorOptions } from 'electron';
import { strict } from '../strict.ts';

/** Stands in for `MenuItem`: a plain record of its options. */
class HarnessMenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly enabled: boolean;
  readonly accelerator: string | undefined;
  readonly submenu: HarnessMenu | undefined;
  readonly click: () => void;

  constructor(options: MenuItemConstructorOptions) {
    const { id, label = '', role, enabled = true, accelerator, submenu, click } = options;
    this.id = id;
    this.label = label;
    this.role = role;
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    this.enabled = enabled;
    this.accelerator = accelerator;
    this.submenu = Array.isArray(submenu) ? HarnessMenu.buildFromTemplate(submenu) : undefined;
    this.click = () => click?.({} as never, undefined, {} as never);
  }
}

/** Stands in for `Menu`. */
class HarnessMenu {
  readonly items: readonly HarnessMenuItem[];

  constructor(items: readonly HarnessMenuItem[] = []) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): HarnessMenu {
    return strict('Menu', new HarnessMenu(template.map((one) => new HarnessMenuItem(one))));
  }

  static setApplicationMenu(menu: HarnessMenu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): HarnessMenu | null {
    return applicationMenu;
  }

  getMenuItemById(id: string): HarnessMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

let applicationMenu: HarnessMenu | null = null;

export { HarnessMenu };
