/** An answer of the service that is not a success: status and the text a client reads. */
export class Refusal extends Error {
  readonly status: number;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.extra = extra;
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, message);

/** A status or withdrawal asked for an address that was never issued. */
export const notIssued = (depositAddress: string): Refusal =>
  new Refusal(404, `Deposit address ${depositAddress} not found`, {
    error: 'Not Found',
    statusCode: 404,
  });
