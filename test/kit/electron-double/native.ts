/** What the operating system would show: nothing is, but tests see what was asked and say what was answered. */
import { EventEmitter } from 'node:events';

export const shell = { openExternal: async (_url: string): Promise<void> => {} };

export const dialog = {
  showMessageBox: async (..._words: unknown[]) => ({ response: 0, checkboxChecked: false }),
  showSaveDialog: async (..._words: unknown[]) => ({ canceled: true, filePath: '' }),
};

export const powerMonitor = new EventEmitter();

class NativeTheme extends EventEmitter {
  #source = 'system';

  get themeSource(): string {
    return this.#source;
  }

  set themeSource(source: string) {
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1_440, height: 900 } }],
};

interface ItemTemplate {
  readonly label?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly ItemTemplate[];
  readonly click?: () => void;
}

interface MenuDouble {
  readonly items: readonly {
    readonly label: string;
    readonly enabled: boolean;
    readonly submenu: MenuDouble | undefined;
    readonly click: () => void;
  }[];
}

let applicationMenu: MenuDouble | null = null;

export const Menu = {
  buildFromTemplate: (template: readonly ItemTemplate[]): MenuDouble => ({
    items: template.map(({ label = '', enabled = true, submenu, click = () => {} }) => ({
      label,
      enabled,
      submenu: submenu && Menu.buildFromTemplate(submenu),
      click,
    })),
  }),
  setApplicationMenu: (menu: MenuDouble) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
};
