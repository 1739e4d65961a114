/** Every code of the original's `converted_amount`, in its order. */
const CODES = `
USD INR EUR IDR MYR VND SGD THB NGN TRY AED CAD AUD BDT AFN ALL AMD AOA ARS AWG AZN BAM BBD BGN BHD BIF BMD BND BOB BRL BSD BTC
BTN BWP BYN BZD CDF CHF CLF CLP CNH CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GBP GEL GGP GHS GIP GMD GNF
GTQ GYD HKD HNL HRK HTG HUF ILS IMP IQD IRR ISK JEP JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD
MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MZN NAD NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
SBD SCR SDG SEK SHP SLL SOS SRD SSP STD STN SVC SYP SZL TJS TMT TND TOP TTD TWD TZS UAH UGX UYU UZS VEF VES VUV WST XAF XAG XAU
XCD XDR XOF XPD XPF XPT YER ZAR ZMW ZWL ETH LTC DOGE DASH BCH ZEC ETC XRP TRX XLM WAVES USDT USDTTRC20 USDT20
`;

const CURRENCIES: readonly string[] = CODES.trim().split(/\s+/);

/** Shown with eight decimals, all others with two. */
const CRYPTO: ReadonlySet<string> = new Set('BTC ETH LTC DOGE DASH BCH ZEC ETC XRP TRX XLM WAVES USDT USDTTRC20 USDT20'.split(' '));

/** What one unit of a currency is worth on a day, as decimal texts by currency code. */
export interface DayRates {
  readonly base: string;
  readonly rates: Readonly<Record<string, string>>;
}

/**
 * An amount in other currencies, by code. The own currency always comes, with the exact amount; others only as far as there are rates.
 * @param amountMinor hundredths of the own currency
 * @param wanted codes; null for all of the original
 */
export function convertedAmount(amountMinor: bigint, currency: string, rates: DayRates | null, wanted: readonly string[] | null): Record<string, number> {
  const usable = rates?.base === currency ? rates.rates : {};
  const converted: Record<string, number> = {};
  for (const code of wanted ?? CURRENCIES) {
    const rate = code === currency ? undefined : usable[code];
    if (code === currency) converted[code] = Number(amountMinor) / 100;
    else if (rate !== undefined) converted[code] = convert(amountMinor, rate, CRYPTO.has(code) ? 8 : 2);
  }
  converted[currency] = Number(amountMinor) / 100;
  return converted;
}

/** Whole numbers throughout, half up: a float would show other last digits than the table says. */
function convert(amountMinor: bigint, rate: string, places: number): number {
  const [whole = '0', rest = ''] = rate.split('.');
  // amount / 100 * rate = amountMinor * digits / 10^(2 + decimals of the rate)
  const scale = 10n ** BigInt(2 + rest.length);
  const wide = amountMinor * BigInt(whole + rest) * 10n ** BigInt(places);
  const units = (2n * wide + scale) / (2n * scale);
  const text = units.toString().padStart(places + 1, '0');
  return Number(`${text.slice(0, -places)}.${text.slice(-places)}`);
}
