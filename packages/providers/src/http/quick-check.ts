import { z } from 'zod';

/** Whether a value is exactly what a schema would give back for it. False leaves it open. */
type Check = (value: unknown) => boolean;

/**
 * Makes of a schema a check that allocates nothing: the generated parsers build two objects for every
 * field they look at, and on a list of a hundred assets collecting those costs more than the looking.
 *
 * A yes means: the schema accepts this value and changes nothing about it. Anything less certain (a
 * field nobody described, a kind of schema not known here) is a no, and the schema itself decides.
 */
export function quickCheck(schema: unknown): Check {
  if (schema instanceof z.ZodNullable) return orElse(null, quickCheck(schema.unwrap()));
  if (schema instanceof z.ZodOptional) return orElse(undefined, quickCheck(schema.unwrap()));
  if (schema instanceof z.ZodUnion) return firstOf(schema.options.map(scalarCheck));
  if (schema instanceof z.ZodArray && isBare(schema)) return everyItem(quickCheck(schema.element));
  if (schema instanceof z.ZodObject && isBare(schema) && schema.def.catchall === undefined) {
    return everyField(new Map(Object.entries<unknown>(schema.shape)));
  }
  return scalarCheck(schema);
}

const unsure: Check = () => false;

/** For these a no is as certain as a yes. */
function scalarCheck(schema: unknown): Check {
  if (schema instanceof z.ZodNumber) return numberCheck(schema);
  if (schema instanceof z.ZodString && isBare(schema) && schema.format === null) return isString;
  if (schema instanceof z.ZodEnum && isBare(schema)) return oneOf(new Set(schema.options));
  return unsure;
}

const isString: Check = (value) => typeof value === 'string';

/** Neither checks of its own nor a conversion. */
function isBare({ def }: z.ZodType & { readonly def: { readonly coerce?: boolean } }): boolean {
  return (def.checks?.length ?? 0) === 0 && def.coerce !== true;
}

function orElse(special: null | undefined, check: Check): Check {
  // Below may be a default, which would have its own answer to nothing at all.
  return check === unsure ? unsure : (value) => value === special || check(value);
}

/** The first option that takes a value decides what becomes of it: beyond a doubtful one all is doubt. */
function firstOf(checks: readonly Check[]): Check {
  const doubt = checks.indexOf(unsure);
  const certain = doubt === -1 ? checks : checks.slice(0, doubt);
  return (value) => {
    for (const check of certain) if (check(value)) return true;
    return false;
  };
}

function oneOf(options: ReadonlySet<unknown>): Check {
  return (value) => options.has(value);
}

const bound = z.object({
  check: z.enum(['greater_than', 'less_than']),
  value: z.number(),
  inclusive: z.boolean(),
});

function numberCheck({ def, format }: z.ZodNumber): Check {
  if (def.coerce === true || (format !== null && format !== 'safeint')) return unsure;
  const isKind = format === null ? Number.isFinite : Number.isSafeInteger;
  const bounds = (def.checks ?? []).map((check) => bound.safeParse(check._zod.def));
  if (!bounds.every(({ success }) => success)) return unsure;
  const passes = bounds.flatMap(({ data }) => (data === undefined ? [] : [boundCheck(data)]));
  return (value) => {
    if (typeof value !== 'number' || !isKind(value)) return false;
    for (const pass of passes) if (!pass(value)) return false;
    return true;
  };
}

function boundCheck({ check, value: limit, inclusive }: z.infer<typeof bound>) {
  const above = check === 'greater_than';
  return (value: number) =>
    (inclusive && value === limit) || (above ? value > limit : value < limit);
}

function everyItem(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (!check(item)) return false;
    return true;
  };
}

function everyField(shape: ReadonlyMap<string, unknown>): Check {
  const fields = [...shape].map(([name, schema]) => ({ name, check: quickCheck(schema) }));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Readonly<Record<string, unknown>>;
    // What nobody described is dropped by the schema, so the answer is not the value itself.
    for (const name in given) if (!shape.has(name)) return false;
    for (const { name, check } of fields) if (!check(given[name])) return false;
    return true;
  };
}
