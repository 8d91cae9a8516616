import { basename, join } from 'node:path';
import type { App, Session } from 'electron';
import { isOurBlob } from './origin.ts';

/** The page may save what it made itself (evidence, exports), where the person says. Nothing else. */
export function guardDownloads(session: Session, app: App): void {
  session.on('will-download', (event, item) => {
    if (!isOurBlob(item.getURL())) {
      event.preventDefault();
      return;
    }
    const defaultPath = join(app.getPath('downloads'), basename(item.getFilename()));
    item.setSaveDialogOptions({ title: 'Save', defaultPath });
  });
}
