export { decodePayload } from './decode-payload.ts';
export {
  type ReviewAsset,
  type ReviewFailure,
  type ReviewTransferInput,
  reviewTransfer,
  type TransferFacts,
} from './review-transfer.ts';
