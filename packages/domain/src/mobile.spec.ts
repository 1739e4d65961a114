import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { maskMobile, normaliseMobile } from './mobile.ts';

const subscriber = fc.stringMatching(/^3\d{9}$/);

test('every way to write a number means the same number', () => {
  fc.assert(
    fc.property(subscriber, fc.constantFrom('', '0', '92', '+92', '0092'), (digits, prefix) => {
      expect(normaliseMobile(`${prefix}${digits}`)).toBe(`0${digits}`);
    }),
  );
});

test('a normal number stays as it is', () => {
  fc.assert(fc.property(subscriber, (digits) => expect(normaliseMobile(`0${digits}`)).toBe(`0${digits}`)));
});

test.each(['', '0', '0211234567', '031151123456', '0311511234', '03115 112345', '+923115112345 ', '0092', '00923115112345x', '٠٣١١٥١١٢٣٤٥'])('%j is no mobile number', (text) => {
  expect(normaliseMobile(text)).toBeNull();
});

test('a mask hides enough', () => {
  expect(maskMobile('03115112345')).toBe('0311*****45');
  expect(maskMobile('0311')).toBe('***');
});
