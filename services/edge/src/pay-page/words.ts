import type { Lang } from '../window/words.ts';

/** What the order's page says beyond the words that all pages for payers share. */
export const PAY_WORDS = {
  en: {
    title: 'Pay {merchant}',
    wallet: 'Choose your wallet',
    mobile: 'Mobile number of the wallet',
    useGiven: '11 digits beginning with 03. Leave it empty to use {mobile}.',
    wrongWallet: 'Please choose a wallet.',
    processing: 'Your payment is being processed',
    processingText: 'This page shows the result by itself. Please do not pay again.',
    other: 'اردو',
  },
  ur: {
    title: '{merchant} کو ادائیگی',
    wallet: 'اپنا والٹ چنیں',
    mobile: 'والٹ کا موبائل نمبر',
    useGiven: '03 سے شروع ہونے والے 11 ہندسے۔ {mobile} استعمال کرنے کے لیے خالی چھوڑ دیں۔',
    wrongWallet: 'براہِ کرم والٹ چنیں۔',
    processing: 'آپ کی ادائیگی جاری ہے',
    processingText: 'نتیجہ اسی صفحے پر خود آ جائے گا۔ براہِ کرم دوبارہ ادائیگی نہ کریں۔',
    other: 'English',
  },
} as const satisfies Record<Lang, Readonly<Record<string, string>>>;
