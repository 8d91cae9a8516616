export * from './http/index.ts';
export * from './oneclick/index.ts';
export * from './onetx/index.ts';
