import { type BrowserWindow, dialog } from 'electron';

/* What a person is told and asked when the page itself cannot: boxes of the system. */

const NOTHING_LOST = 'Nothing is lost: what is under way is written down.';

/** The page keeps crashing. True: once more. */
export async function askToReload(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The page has stopped several times.',
    detail: `${NOTHING_LOST} Try once more, or quit.`,
    buttons: ['Try once more', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** The page does not answer. True: start it afresh. The box closes when `over` fires. */
export async function askAboutHungPage(window: BrowserWindow, over: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The page does not answer.',
    detail: `${NOTHING_LOST} Started afresh, it shows everything again; only what you had typed and not sent is gone.`,
    buttons: ['Start it afresh', 'Wait'],
    defaultId: 0,
    cancelId: 1,
    signal: over,
  });
  return response === 0 && !over.aborted;
}

/** The page has ended by itself and is there again. */
export async function tellCrashed(window: BrowserWindow): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'info',
    message: 'The page had stopped and was started afresh.',
    detail: `${NOTHING_LOST} Only what you had typed and not sent is gone.`,
    buttons: ['Go on'],
  });
}
