export * from './http/index.ts';
export * from './oneclick/index.ts';
