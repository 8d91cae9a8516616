import { z } from 'zod';

/** How a quote lies. `signed`: the signature covers the lie, as if the service itself meant it. */
export const Distortion = z
  .strictObject({
    /** Fields put over the echoed request; `null` stays null. E.g. `{"recipient":"0x…"}`. */
    echo: z.record(z.string(), z.unknown()),
    /** Fields put over the quote. E.g. `{"depositAddress":"0x…"}`, `{"amountOut":"1"}`. */
    quote: z.record(z.string(), z.unknown()),
    /** Paths left out, e.g. `quote.depositAddress`, `correlationId`. */
    drop: z.array(z.string()),
    /** Whether the signature is made after `echo` and `quote` were put in. Default false. */
    signed: z.boolean(),
    /** `garbage`: random bytes; `otherKey`: valid, by a stranger; `missing`: none. */
    signature: z.enum(['garbage', 'otherKey', 'missing']),
    /** Seconds the timestamp lies in the past. */
    staleSeconds: z.number(),
    /** Adds an app fee for somebody nobody asked for, in basis points. */
    strangerFee: z.number().int().min(1),
  })
  .partial();
export type Distortion = z.infer<typeof Distortion>;

type Fields = Record<string, unknown>;

/** The echo and quote of a distorted answer. */
export function distortParts(
  distortion: Distortion,
  echo: Readonly<Fields>,
  quote: Readonly<Fields>,
): { readonly echo: Fields; readonly quote: Fields } {
  const fees = Array.isArray(echo.appFees) ? echo.appFees : [];
  const stranger = { recipient: 'stranger.near', fee: distortion.strangerFee };
  return {
    echo: {
      ...echo,
      ...(distortion.strangerFee === undefined ? {} : { appFees: [...fees, stranger] }),
      ...distortion.echo,
    },
    quote: { ...quote, ...distortion.quote },
  };
}

/** Leaves out the fields named by dotted paths. */
export function dropPaths(value: Readonly<Fields>, paths: readonly string[]): Fields {
  const copy: Fields = { ...value };
  for (const path of paths) {
    const [head, ...rest] = path.split('.');
    if (head === undefined) continue;
    const inner = copy[head];
    if (rest.length === 0) delete copy[head];
    else if (typeof inner === 'object' && inner !== null) {
      copy[head] = dropPaths(inner as Fields, [rest.join('.')]);
    }
  }
  return copy;
}
