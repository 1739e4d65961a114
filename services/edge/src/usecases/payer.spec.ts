import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskPayer } from './payer.ts';

const digits = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength: length, maxLength: length });

describe('a masked payer', () => {
  test('shows initials, two letters of the address, and the ends of the numbers', () => {
    const payer = { mobile: '03115112345', name: ' Zahra  bint Ali ', email: 'zahra.ali@example.com', cnic: '1730123456789' };
    expect(maskPayer(payer)).toEqual({ mobile: '0311*****45', name: 'Z. b. A.', email: 'z***@example.com', cnic: '*********6789' });
  });

  test('what is absent stays absent', () => {
    expect(maskPayer({ mobile: '03115112345', name: '', email: '', cnic: '' })).toEqual({ mobile: '0311*****45', name: '', email: '', cnic: '' });
  });

  test('never holds more than six digits of a number, whatever it is', () => {
    fc.assert(
      fc.property(digits(9), digits(13), (mobile, cnic) => {
        const masked = maskPayer({ mobile: `03${mobile}`, name: '', email: '', cnic });
        expect(masked.mobile.replaceAll('*', '')).toHaveLength(6);
        expect(masked.cnic.replaceAll('*', '')).toHaveLength(4);
      }),
    );
  });

  test('never gives a whole word of a name or the local part of an address back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 3 }).filter((word) => !/[\s.]/.test(word)), { minLength: 1, maxLength: 4 }), (words) => {
        const masked = maskPayer({ mobile: '03115112345', name: words.join(' '), email: `${words.join('')}@x.pk`, cnic: '' });
        for (const word of words) expect(masked.name).not.toContain(word);
        expect(masked.email).not.toContain(`${words.join('')}@`);
      }),
    );
  });

  test('keeps characters beyond the basic plane whole', () => {
    expect(maskPayer({ mobile: '03115112345', name: '😀x', email: '', cnic: '' }).name).toBe('😀.');
  });
});
