import { defineConfig } from '@hey-api/openapi-ts';

/** One generated folder a provider, from our own description of it. Types and zod parsers only. */
export default defineConfig(
  ['oneclick', 'onetx'].map((provider) => ({
    input: `./specs/${provider}.openapi.yaml`,
    output: { path: `src/${provider}/generated`, entryFile: false, module: { extension: '.ts' } },
    plugins: ['@hey-api/typescript', { name: 'zod', dates: { offset: true } }],
    logs: { file: false, level: 'warn' },
  })),
);
