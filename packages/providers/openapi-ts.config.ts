import { defineConfig } from '@hey-api/openapi-ts';

/** One generated folder a provider, from our own description of it. Types and zod parsers only. */
export default defineConfig([
  {
    input: './specs/oneclick.openapi.yaml',
    output: { path: 'src/oneclick/generated', entryFile: false, module: { extension: '.ts' } },
    plugins: ['@hey-api/typescript', { name: 'zod', dates: { offset: true } }],
    logs: { file: false, level: 'warn' },
  },
]);
