/** What the isolated world of a page says to the main process. Values are text of the codec. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'port'; readonly port: number; readonly data: string }
  | { readonly kind: 'port closed'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string };

/** And the other way. */
export type ToPage =
  | {
      readonly kind: 'deliver';
      readonly channel: string;
      readonly args: string;
      readonly ports: readonly number[];
    }
  | { readonly kind: 'port'; readonly port: number; readonly data: string }
  | { readonly kind: 'port closed'; readonly port: number };
