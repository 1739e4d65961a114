/**
 * A Pakistani mobile number in the one form that Adaigi uses inside: `03XXXXXXXXX`. Accepts `3XXXXXXXXX`, `92…`, `+92…` and `0092…`;
 * null for anything else.
 */
export function normaliseMobile(text: string): string | null {
  const match = /^(?:0|92|\+92|0092)?(3\d{9})$/.exec(text);
  return match?.[1] === undefined ? null : `0${match[1]}`;
}

/** `03115112345` -> `0311*****45`: enough for a person to recognise it, too little to call. */
export function maskMobile(mobile: string): string {
  return mobile.length < 8 ? '***' : `${mobile.slice(0, 4)}*****${mobile.slice(-2)}`;
}
