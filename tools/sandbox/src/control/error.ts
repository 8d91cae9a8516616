/** A control call that cannot be done; answered with status 400. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}
