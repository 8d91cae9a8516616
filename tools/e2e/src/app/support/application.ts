import type { Page } from 'playwright-core';
import type { RunningSandbox } from './sandbox-node.ts';

/** The application as a person has it in front of them, whichever host shows it. */
export interface Application {
  readonly host: 'browser' | 'electron';
  /** The page in front. */
  page(): Promise<Page>;
  /** The page after a screen lock; Electron gives it another process, and with it another page. */
  renewed(before: Page): Promise<Page>;
  /** A further page on the same house; null where the host shows only one. */
  anotherPage(): Promise<Page> | null;
  /** What stands in the tray; null where the host has none. */
  tray(): Promise<string | null>;
  /** Closes what the person looks at: the tab, or the window and with it the application. */
  closeWindow(): Promise<void>;
  /** Ends the application in order. */
  quit(): Promise<void>;
  /** After `closeWindow` or `quit`: opens it again on the same data. */
  reopen(): Promise<Page>;
  /** Another application on the same data, to see what it makes of that; null where that cannot be. */
  secondInstance(): Promise<Application> | null;
  readonly dataFolder: string;
  /** The process of the host; everything of the application descends from it. */
  pid(): number;
  readonly sandbox: RunningSandbox;
  /** What no page may ever say: violations of its policy, errors, exceptions; one sentence each. */
  readonly heard: readonly string[];
  /** Ends whatever is left, and its data. */
  end(): Promise<void>;
}

export const HOSTS = ['browser', 'electron'] as const;
export type HostName = (typeof HOSTS)[number];
