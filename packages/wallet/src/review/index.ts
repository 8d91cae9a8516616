export { decodePayload } from './decode-payload.ts';
