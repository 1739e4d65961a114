/** Languages that payers are served in. */
export type Lang = 'en' | 'ur';

export const DIRECTIONS = { en: 'ltr', ur: 'rtl' } as const satisfies Record<Lang, string>;

/** The language asked for, else English. */
export function langOf(text: string | undefined): Lang {
  return text === 'ur' ? 'ur' : 'en';
}

/** Names of wallets, as their owners write them. */
const WALLETS = {
  en: { easypaisa: 'Easypaisa', jazzcash: 'JazzCash' },
  ur: { easypaisa: 'ایزی پیسہ', jazzcash: 'جاز کیش' },
} as const satisfies Record<Lang, Readonly<Record<string, string>>>;

export function walletName(wallet: string, lang: Lang): string {
  const names: Readonly<Record<string, string>> = WALLETS[lang];
  return names[wallet] ?? wallet;
}

/** Everything that pages for payers say, in each language. `{name}` marks what {@link fill} puts in. */
export const WORDS = {
  en: {
    securedBy: 'Payment by Adaigi',
    payWith: 'Pay with {wallet}',
    amount: 'Amount to pay',
    sendTo: 'Send the money to this {wallet} number',
    accountName: 'Account name: {title}',
    copy: 'Copy',
    copied: 'Copied',
    copiedLong: 'The number was copied.',
    stepSend: 'Open your {wallet} app and send exactly {amount} to the number above.',
    stepNumber: 'Your app shows a transaction number (also in the SMS). Write it down.',
    stepEnter: 'Enter it here and confirm.',
    timeLeft: 'This number is reserved for you for',
    timeOver: 'The reserved time is over. Load the page again before you send money.',
    reload: 'Load again',
    transactionNumber: 'Transaction number (TID)',
    transactionHint: '{length} digits',
    confirm: 'I have paid',
    wrongNumber: 'Please enter the transaction number as your app shows it: {length} digits.',
    numberUsed: 'This transaction number has been used already. Check it and enter it again.',
    numberRefused: 'This transaction number cannot be accepted. Check it and enter it again.',
    numberLate: 'No transfer with this number arrived in time. If you have paid, do not pay again: check the number and enter it again.',
    tryLater: 'This is not possible at the moment. Please try again in a minute.',
    success: 'Payment received',
    successText: 'Thank you. The amount has been credited.',
    pending: 'Your payment is being checked',
    pendingText: 'This may take longer than expected. When the check is complete, the amount will be credited. You do not have to do anything, and please do not pay again.',
    possible: 'We are looking for your payment',
    possibleText: 'The transfer has not arrived yet. As soon as it does, the amount will be credited. Please do not pay again.',
    fail: 'Payment not completed',
    failText: 'The payment could not be completed.',
    back: 'Return to the shop',
    redirecting: 'You will be taken back in a moment.',
    credited: 'Credited',
    order: 'Order',
    mobile: 'Your {wallet} mobile number',
    mobileHint: '11 digits beginning with 03',
    wrongMobile: 'Please enter the mobile number of your wallet: 11 digits beginning with 03.',
    pay: 'Pay {amount}',
    awaiting: 'Confirm the payment in your {wallet} app',
    awaitingText: 'We have sent a request to {mobile}. Open your app or the message, check the amount and enter your PIN there. Never tell anybody your PIN.',
    unavailable: 'Payment is not possible now',
    unavailableText: '{wallet} is not available at the moment. Nothing has been paid. Please try again later or choose another method.',
    badLink: 'This payment link is not valid',
    badLinkText: 'Please go back to the shop and start again. Nothing has been paid.',
  },
  ur: {
    securedBy: 'ادائیگی بذریعہ Adaigi',
    payWith: '{wallet} سے ادائیگی کریں',
    amount: 'قابلِ ادائیگی رقم',
    sendTo: 'رقم اس {wallet} نمبر پر بھیجیں',
    accountName: 'اکاؤنٹ کا نام: {title}',
    copy: 'کاپی',
    copied: 'کاپی ہو گیا',
    copiedLong: 'نمبر کاپی ہو گیا ہے۔',
    stepSend: 'اپنی {wallet} ایپ کھولیں اور اوپر دیے گئے نمبر پر پورے {amount} بھیجیں۔',
    stepNumber: 'آپ کی ایپ (اور ایس ایم ایس) میں ٹرانزیکشن نمبر آئے گا، اسے نوٹ کر لیں۔',
    stepEnter: 'وہ نمبر یہاں درج کر کے تصدیق کریں۔',
    timeLeft: 'یہ نمبر آپ کے لیے مختص ہے، باقی وقت',
    timeOver: 'مختص وقت ختم ہو گیا ہے۔ رقم بھیجنے سے پہلے صفحہ دوبارہ کھولیں۔',
    reload: 'دوبارہ کھولیں',
    transactionNumber: 'ٹرانزیکشن نمبر (TID)',
    transactionHint: '{length} ہندسے',
    confirm: 'میں نے ادائیگی کر دی ہے',
    wrongNumber: 'ٹرانزیکشن نمبر ویسے ہی درج کریں جیسے ایپ میں نظر آ رہا ہے: {length} ہندسے۔',
    numberUsed: 'یہ ٹرانزیکشن نمبر پہلے استعمال ہو چکا ہے۔ جانچ کر دوبارہ درج کریں۔',
    numberRefused: 'یہ ٹرانزیکشن نمبر قبول نہیں کیا جا سکتا۔ جانچ کر دوبارہ درج کریں۔',
    numberLate: 'مقررہ وقت میں اس نمبر کی کوئی رقم موصول نہیں ہوئی۔ اگر آپ ادائیگی کر چکے ہیں تو دوبارہ ادائیگی نہ کریں: نمبر جانچ کر دوبارہ درج کریں۔',
    tryLater: 'اس وقت یہ ممکن نہیں۔ ایک منٹ بعد دوبارہ کوشش کریں۔',
    success: 'ادائیگی موصول ہو گئی',
    successText: 'شکریہ۔ رقم جمع کر دی گئی ہے۔',
    pending: 'آپ کی ادائیگی کی جانچ ہو رہی ہے',
    pendingText: 'اس میں معمول سے زیادہ وقت لگ سکتا ہے۔ جانچ مکمل ہونے پر رقم جمع کر دی جائے گی۔ آپ کو کچھ کرنے کی ضرورت نہیں، براہِ کرم دوبارہ ادائیگی نہ کریں۔',
    possible: 'ہم آپ کی ادائیگی تلاش کر رہے ہیں',
    possibleText: 'رقم ابھی موصول نہیں ہوئی۔ موصول ہوتے ہی جمع کر دی جائے گی۔ براہِ کرم دوبارہ ادائیگی نہ کریں۔',
    fail: 'ادائیگی مکمل نہیں ہوئی',
    failText: 'ادائیگی مکمل نہیں ہو سکی۔',
    back: 'دکان پر واپس جائیں',
    redirecting: 'آپ کو ابھی واپس بھیج دیا جائے گا۔',
    credited: 'جمع شدہ رقم',
    order: 'آرڈر',
    mobile: 'آپ کا {wallet} موبائل نمبر',
    mobileHint: '03 سے شروع ہونے والے 11 ہندسے',
    wrongMobile: 'اپنے والٹ کا موبائل نمبر درج کریں: 03 سے شروع ہونے والے 11 ہندسے۔',
    pay: '{amount} ادا کریں',
    awaiting: 'اپنی {wallet} ایپ میں ادائیگی کی تصدیق کریں',
    awaitingText: 'ہم نے {mobile} پر درخواست بھیج دی ہے۔ ایپ یا پیغام کھولیں، رقم دیکھیں اور وہیں اپنا پن درج کریں۔ اپنا پن کسی کو نہ بتائیں۔',
    unavailable: 'اس وقت ادائیگی ممکن نہیں',
    unavailableText: '{wallet} اس وقت دستیاب نہیں۔ کوئی رقم ادا نہیں ہوئی۔ بعد میں دوبارہ کوشش کریں یا کوئی اور طریقہ چنیں۔',
    badLink: 'ادائیگی کا یہ لنک درست نہیں',
    badLinkText: 'براہِ کرم دکان پر واپس جا کر دوبارہ شروع کریں۔ کوئی رقم ادا نہیں ہوئی۔',
  },
} as const satisfies Record<Lang, Readonly<Record<string, string>>>;

/** Puts values into a text: `fill('Pay {amount}', { amount: 'Rs 5' })`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => isolated(values[name] ?? whole));
}

/** Digits around stars or a hyphen would change places in Urdu: `10-12` as `12-10`. A left-to-right isolate keeps them, and shows nothing itself. */
function isolated(value: string): string {
  return /^\d+[*-]+\d+$/.test(value) ? `\u2066${value}\u2069` : value;
}

/** An amount as payers read it: `Rs 1,200` or `Rs 1,200.50`. */
export function rupees(minor: bigint, lang: Lang): string {
  const whole = (minor / 100n).toLocaleString('en-US');
  const rest = minor % 100n;
  const number = rest === 0n ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
  return lang === 'ur' ? `${number} روپے` : `Rs ${number}`;
}
