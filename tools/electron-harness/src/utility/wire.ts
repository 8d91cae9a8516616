import type { HubFrame } from '../ports/hub.ts';

/** Between the main process and a utility process, in both directions. */
export type UtilityFrame =
  | { readonly message: Uint8Array; readonly ports: readonly number[] }
  | { readonly hub: HubFrame };
