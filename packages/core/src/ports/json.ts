/** What may stand in an event, a review or a command: JSON without floats for money. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. Amounts inside it are decimal strings of base units. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
