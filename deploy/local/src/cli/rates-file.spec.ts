import { describe, expect, test } from '@jest/globals';
import { isDay, readRates } from './rates-file.ts';

describe('a file of rates', () => {
  test('keeps every digit, as JSON or as CSV with a heading', () => {
    expect(readRates('{"USD":0.00360,"BTC":"0.00000004"}')).toEqual([{ currency: 'USD', rate: '0.00360' }, { currency: 'BTC', rate: '0.00000004' }]);
    expect(readRates('currency,rate\nUSD,0.0036\r\n# note\n"INR","0.287"\n')).toEqual([{ currency: 'USD', rate: '0.0036' }, { currency: 'INR', rate: '0.287' }]);
  });

  test('expands exponents, as Python, PHP and JavaScript write small numbers, without losing a digit', () => {
    const written = '{"BTC":1.3153e-07,"ETH":4E-6,"XAU":"1.50e-1","IDR":5.80e+1,"IRR":1.5e2,"VND":12e0,"LBP":0.0025e5}';
    const rates = ['0.00000013153', '0.000004', '0.150', '58.0', '150', '12', '250'];
    expect(readRates(written)?.map(({ rate }) => rate)).toEqual(rates);
    const lines = Object.entries(JSON.parse(written) as object).map(([currency]) => `${currency},${new RegExp(`"${currency}":"?([^",}]+)`).exec(written)?.[1] ?? ''}`);
    expect(readRates(lines.join('\n'))?.map(({ rate }) => rate)).toEqual(rates);
    expect(readRates('{"BTC":1e-400,"ETH":1e999}')).toEqual([{ currency: 'BTC', rate: '1e-400' }, { currency: 'ETH', rate: '1e999' }]);
  });

  test.each(['', '{}', '{"USD":null}', '[1]', 'currency,rate', 'USD 0.0036', 'USD,1\nINR,x'])('that is none is refused: %j', (text) => {
    expect(readRates(text)).toBeNull();
  });
});

test.each([['2026-11-21', true], ['2024-02-29', true], ['2026-02-29', false], ['2026-13-01', false], ['2026-11-21 ', false], ['21.11.2026', false], ['nonsense', false]])('%j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});
