import { PAYPRO_SIGN_DEFAULTS } from '@adaigi/signatures';
import type { PayproSignSettings } from '@adaigi/signatures';

/** What differs between PayPro merchants when we call them. */
export interface PayproSettings {
  readonly sign: PayproSignSettings;
  /** Accepted answers, exact after trimming. */
  readonly okBodies: readonly string[];
  /** Any 2xx will do, whatever the body says. */
  readonly anyOk: boolean;
  /** The merchant's own status codes, by ours. */
  readonly statusOverrides: Readonly<Record<string, string>>;
}

/**
 * Reads a merchant's settings. The merchants service validated them; what this version does not know falls back to the default rather
 * than stop a callback.
 */
export function payproSettings(settings: Readonly<Record<string, string>>): PayproSettings {
  const accepted = (settings['notify_ok_bodies'] ?? 'OK').split(',').map((answer) => answer.trim()).filter((answer) => answer !== '');
  const { sign_mode: mode, sign_separator: separator, sign_nulls: nulls, sign_empty: empties } = settings;
  return {
    sign: {
      ...PAYPRO_SIGN_DEFAULTS,
      mode: mode === 'prepend' || mode === 'key' ? mode : 'append',
      separator: separator === '&' ? '&' : '',
      nulls: nulls === 'text' ? 'text' : 'skip',
      empties: empties === 'keep' ? 'keep' : 'drop',
    },
    okBodies: accepted.filter((answer) => answer !== '2xx'),
    anyOk: accepted.includes('2xx'),
    statusOverrides: readOverrides(settings['status_overrides']),
  };
}

function readOverrides(text: string | undefined): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

/** Whether a merchant's answer accepts the callback. */
export function acceptsCallback(settings: PayproSettings, status: number, body: string | null): boolean {
  if (status < 200 || status > 299) return false;
  return settings.anyOk || (body !== null && settings.okBodies.includes(body.trim()));
}
