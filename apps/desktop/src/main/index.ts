import { app } from 'electron';
import { registerScheme } from './scheme.ts';
import { startApplication } from './start.ts';

// What must be said before Electron is ready.
app.enableSandbox();
registerScheme();
startApplication(app).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'Countinghouse did not start.');
  app.exit(1);
});
