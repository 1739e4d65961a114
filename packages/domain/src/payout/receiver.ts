/** Personal data of the person who is paid; sealed at rest, never in an event, log or metric. */
export interface Receiver {
  /** Always 03XXXXXXXXX. */
  readonly mobile: string;
  readonly name: string;
  /** 13 digits, or empty. */
  readonly cnic: string;
}
