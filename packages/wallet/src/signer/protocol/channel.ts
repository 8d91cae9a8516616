/**
 * Two ends that exchange structured clones: a Node child process, an Electron utility process or a
 * pair of ports in a test.
 */
export interface SignerChannel {
  postMessage(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other end is gone for good. */
  onClose(listener: () => void): void;
}
