import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bits, integer, octets, oid, sequence, set, tagged, time, utf8, yes } from './der.ts';

/** A key with its certificate. For tests and development only: nothing here checks or revokes. */
export interface Identity {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
  /** SHA-256 of the certificate, lower-case hex without colons, as `CallContext.clientCertificateSha256` shows it. */
  readonly sha256: string;
}

export interface Authority extends Identity {
  /** Issues a certificate for a server on loopback or for a client. */
  issue(commonName: string): Identity;
}

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const DAY_MS = 86_400_000;

/** A certificate authority that lives as long as the test: tests need no openssl and no committed keys. */
export function testAuthority(commonName = 'Adaigi test authority'): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name: commonName, key: privateKey };
  const basicConstraints = extension('2.5.29.19', true, sequence(yes()));
  return {
    ...identity(privateKey, certificate(issuer, commonName, publicKey, [basicConstraints])),
    issue: (subject) => {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return identity(pair.privateKey, certificate(issuer, subject, pair.publicKey, [loopbackNames()]));
    },
  };
}

/** X.509 version 3 (RFC 5280), valid from yesterday for ten days. */
function certificate(
  issuer: { name: string; key: KeyObject },
  subject: string,
  publicKey: KeyObject,
  extensions: readonly Uint8Array[],
): Buffer {
  const now = Date.now();
  const body = sequence(
    tagged(0, true, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_SHA256,
    distinguishedName(issuer.name),
    sequence(time(new Date(now - DAY_MS)), time(new Date(now + 9 * DAY_MS))),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, true, sequence(...extensions)),
  );
  return sequence(body, ECDSA_SHA256, bits(sign('sha256', body, issuer.key)));
}

function distinguishedName(commonName: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), utf8(commonName))));
}

function extension(id: string, critical: boolean, content: Uint8Array): Buffer {
  return critical ? sequence(oid(id), yes(), octets(content)) : sequence(oid(id), octets(content));
}

function loopbackNames(): Buffer {
  const names = sequence(tagged(2, false, Buffer.from('localhost')), tagged(7, false, Buffer.from([127, 0, 0, 1])));
  return extension('2.5.29.17', false, names);
}

function identity(key: KeyObject, der: Buffer): Identity {
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`,
    sha256: createHash('sha256').update(der).digest('hex'),
  };
}
