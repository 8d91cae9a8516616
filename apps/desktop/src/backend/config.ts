import { err, ok, type Result } from '@countinghouse/core';
import { admitBaseUrl, PRODUCTION_QUOTE_KEY } from '@countinghouse/providers';
import { z } from 'zod';

const chain = z.strictObject({
  /** CAIP-2. */
  id: z.string().regex(/^eip155:[0-9]{1,32}$/),
  rpcUrls: z.array(z.string()).min(1).max(8),
});

const shape = z.strictObject({
  profile: z.enum(['sandbox', 'live']),
  directory: z.string().min(1),
  chains: z.array(chain).max(50),
  oneclick: z.strictObject({
    baseUrl: z.string(),
    quoteKey: z.string().optional(),
    /** A partner's key; without one 1Click is used anonymously. */
    apiKey: z.string().optional(),
  }),
  /** Left out where nothing is to earn. */
  onetx: z
    .strictObject({
      baseUrl: z.string(),
      /** Without a key 1tx answers nothing. */
      apiKey: z.string().optional(),
    })
    .optional(),
});

/** Where a backend keeps its ledger and whom it talks to. */
export type BackendConfig = z.output<typeof shape>;

/** Why a configuration was not accepted: which field, and what to do. */
export interface ConfigProblem {
  readonly code: 'BAD_CONFIG' | 'SANDBOX_AND_LIVE_MIXED';
  readonly message: string;
}

/**
 * Reads a configuration. A sandbox profile is refused any address beyond this machine, a live one
 * any on it: the sandbox's chain ids are real, so its signatures would be too.
 */
export function parseConfig(value: unknown): Result<BackendConfig, ConfigProblem> {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? 'the whole';
    return bad('BAD_CONFIG', `The settings are malformed at ${where}: ${issue?.message ?? ''}.`);
  }
  const config = parsed.data;
  const services = [config.oneclick.baseUrl, ...(config.onetx ? [config.onetx.baseUrl] : [])];
  const urls = [...services, ...config.chains.flatMap((one) => one.rpcUrls)];
  for (const url of urls) {
    const admitted = admitBaseUrl(withoutQuery(url), config.profile);
    if (!admitted.ok) return bad('SANDBOX_AND_LIVE_MIXED', admitted.error);
  }
  const { quoteKey } = config.oneclick;
  if (
    config.profile === 'sandbox' &&
    (quoteKey === undefined || quoteKey === PRODUCTION_QUOTE_KEY)
  ) {
    return bad('SANDBOX_AND_LIVE_MIXED', 'A sandbox profile needs the quote key of its sandbox.');
  }
  return ok(config);
}

/** Hosted chain endpoints carry their key in the query; admission is about the host. */
function withoutQuery(url: string): string {
  return url.split('?')[0] ?? url;
}

function bad(code: ConfigProblem['code'], message: string): Result<BackendConfig, ConfigProblem> {
  return err({ code, message });
}
