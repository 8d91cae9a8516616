import { Menu, nativeImage, Tray } from 'electron';
import type { Words } from './standing.ts';

export interface TrayActions {
  readonly open: () => void;
  readonly quit: () => void;
}

const SIZE = 16;

/** Says how things stand while the window is out of sight. */
export function createTray({ open, quit }: TrayActions): { show(words: Words): void } {
  const image = nativeImage.createFromBitmap(drawLedger(), { width: SIZE, height: SIZE });
  image.setTemplateImage(true);
  const tray = new Tray(image);
  tray.on('click', open);
  return {
    show: ({ detail }) => {
      tray.setToolTip(`Countinghouse: ${detail}`);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: detail, enabled: false },
          { type: 'separator' },
          { label: 'Open Countinghouse', click: open },
          { role: 'quit', label: 'Quit', click: quit },
        ]),
      );
    },
  };
}

/** A page of a ledger: a frame, a margin line, three entries. Four bytes a pixel, the last is opacity. */
function drawLedger(): Buffer {
  const pixels = Buffer.alloc(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      const inside = x >= 2 && x <= 13 && y >= 1 && y <= 14;
      const frame = inside && (x === 2 || x === 13 || y === 1 || y === 14);
      const margin = inside && x === 5;
      const entry = x >= 7 && x <= 11 && (y === 4 || y === 7 || y === 10);
      if (frame || margin || entry) pixels[(y * SIZE + x) * 4 + 3] = 0xff;
    }
  }
  return pixels;
}
