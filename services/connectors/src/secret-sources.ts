import type { ObjectReader } from '@adaigi/connector-kit';
import { Secret } from '@adaigi/config';

/** Where secrets may be kept. */
export interface SecretSources {
  /** Secrets written into the configuration itself are refused. */
  readonly production: boolean;
  env(name: string): string | undefined;
  /** @throws when the file cannot be read */
  file(path: string): string;
}

/** The secrets of a channel. Each is a text, `{"env": "NAME"}` or `{"file": "/path"}`; problems name the key and never the value. */
export function readSecrets(reader: ObjectReader, sources: SecretSources): Readonly<Record<string, Secret>> {
  const entries = reader.keys().map((key): readonly [string, Secret] => {
    const found = fetchSecret(reader.raw(key), sources);
    if (found.kind === 'problem') reader.problem(key, found.rule);
    return [key, new Secret(found.kind === 'secret' ? found.text : '')];
  });
  return Object.fromEntries(entries);
}

type Found = { readonly kind: 'secret'; readonly text: string } | { readonly kind: 'problem'; readonly rule: string };

function fetchSecret(value: unknown, sources: SecretSources): Found {
  if (typeof value === 'string') {
    return sources.production ? problem('must come from a file or a variable in production') : secret(value, 'must not be empty');
  }
  if (typeof value !== 'object' || value === null) return problem('must be a text, {"env": ...} or {"file": ...}');
  const [[kind, name] = ['', '']] = Object.entries(value);
  if (typeof name !== 'string' || Object.keys(value).length !== 1) return problem('must be a text, {"env": ...} or {"file": ...}');
  if (kind === 'env') return secret(sources.env(name) ?? '', 'names a variable that is not set');
  if (kind !== 'file') return problem('must be a text, {"env": ...} or {"file": ...}');
  try {
    return secret(sources.file(name).replace(/\r?\n$/, ''), 'names an empty file');
  } catch {
    return problem('names a file that cannot be read');
  }
}

function secret(text: string, ruleWhenEmpty: string): Found {
  return text === '' ? problem(ruleWhenEmpty) : { kind: 'secret', text };
}

function problem(rule: string): Found {
  return { kind: 'problem', rule };
}
