export { decodePayload } from './decode-payload.ts';
export {
  type ReviewAsset,
  type ReviewFailure,
  type ReviewTransferInput,
  reviewTransfer,
} from './review-transfer.ts';
