import type { CourierToPage } from '../../host/protocol.ts';
import type { Script } from './script.ts';

/** What is done on a scene before its picture is taken. */
export type Move =
  | { readonly press: string }
  /** By role and name. */
  | { readonly click: string; readonly role?: 'button' | 'link' | 'radio' | 'checkbox' | 'option' }
  | { readonly fill: string; readonly with: string }
  /** By its text, where it has no role. */
  | { readonly tap: string }
  /** Hands a file with this name to the chooser of that label. */
  | { readonly file: string; readonly name: string }
  | { readonly see: string };

/** One picture: a place, what the backend says there, and what the person did. */
export interface Scene {
  /** `group/name`, also the name of its picture. */
  readonly name: string;
  /** The place, after `#`. */
  readonly at?: string;
  readonly script: Script;
  readonly courier?: CourierToPage;
  /** Nobody answers at all. */
  readonly absent?: true;
  readonly moves?: readonly Move[];
  /** Text that stands there once the scene is complete. */
  readonly shows: string;
}
