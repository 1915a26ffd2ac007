/*
 * Key pairs of the applicant's own: made by the browser, never seen unencrypted by any script. The private key leaves the
 * browser's cryptography only wrapped (PKCS#8 under PBES2, RFC 8018), and the server gets nothing but the certificate
 * request.
 */
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const AES256_CBC = '2.16.840.1.101.3.4.1.42';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
/** What OWASP asks of PBKDF2 with HMAC-SHA-256 (2023). */
export const ROUNDS = 600_000;
const MAC_ROUNDS = 100_000;
const DATABASE = 'toroku-keys';
const STORE = 'keys';

/** A key as this browser keeps it; `sha256` of the SubjectPublicKeyInfo finds it again. */
export interface StoredKey {
  sha256: string;
  encrypted: ArrayBuffer;
  request: ArrayBuffer;
  madeAt: string;
}

const buffer = (bytes: Uint8Array) => bytes.slice().buffer as ArrayBuffer;

export const toBase64 = (bytes: ArrayBuffer) =>
  btoa(Array.from(new Uint8Array(bytes), (b) => String.fromCharCode(b)).join(''));

export const fromBase64 = (text: string) => buffer(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, '0')).join('');

export function pem(label: string, bytes: ArrayBuffer): string {
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

async function wrappingKey(passphrase: string, salt: ArrayBuffer, rounds: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    secret,
    { name: 'AES-CBC', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

/** RFC 5958 EncryptedPrivateKeyInfo: the key is wrapped inside the browser's cryptography. */
async function encrypted(key: CryptoKey, passphrase: string): Promise<ArrayBuffer> {
  const salt = buffer(crypto.getRandomValues(new Uint8Array(16)));
  const iv = buffer(crypto.getRandomValues(new Uint8Array(16)));
  const wrapping = await wrappingKey(passphrase, salt, ROUNDS);
  const sealed = await crypto.subtle.wrapKey('pkcs8', key, wrapping, { name: 'AES-CBC', iv });
  const oid = (value: string) => new asn1js.ObjectIdentifier({ value });
  const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value: value as any });
  const derivation = sequence(
    oid(PBKDF2),
    sequence(
      new asn1js.OctetString({ valueHex: salt }),
      new asn1js.Integer({ value: ROUNDS }),
      sequence(oid(HMAC_SHA256), new asn1js.Null()),
    ),
  );
  const cipher = sequence(oid(AES256_CBC), new asn1js.OctetString({ valueHex: iv }));
  return sequence(
    sequence(oid(PBES2), sequence(derivation, cipher)),
    new asn1js.OctetString({ valueHex: sealed }),
  ).toBER(false);
}

/** Whether the passphrase opens the key; it stays inside the browser's cryptography and cannot be taken out. */
export async function opens(key: ArrayBuffer, passphrase: string): Promise<boolean> {
  const info = asn1js.fromBER(key).result as asn1js.Sequence;
  const [algorithm, sealed] = info.valueBlock.value as [asn1js.Sequence, asn1js.OctetString];
  const [derivation, cipher] = (algorithm.valueBlock.value[1] as asn1js.Sequence).valueBlock.value as asn1js.Sequence[];
  const [salt, rounds] = (derivation.valueBlock.value[1] as asn1js.Sequence).valueBlock.value as [
    asn1js.OctetString,
    asn1js.Integer,
  ];
  const iv = buffer((cipher.valueBlock.value[1] as asn1js.OctetString).valueBlock.valueHexView);
  const wrapping = await wrappingKey(
    passphrase,
    buffer(salt.valueBlock.valueHexView),
    rounds.valueBlock.valueDec,
  );
  try {
    const bytes = buffer(sealed.valueBlock.valueHexView);
    await crypto.subtle.unwrapKey('pkcs8', bytes, wrapping, { name: 'AES-CBC', iv }, CURVE, false, ['sign']);
    return true;
  } catch {
    return false;
  }
}

/** RFC 2986: proves possession of the key. Who applies stands in the application, so that no name is needed here. */
async function certificateRequest(pair: CryptoKeyPair): Promise<ArrayBuffer> {
  const request = new pkijs.CertificationRequest();
  request.version = 0;
  request.subject.typesAndValues.push(
    new pkijs.AttributeTypeAndValue({ type: COMMON_NAME, value: new asn1js.Utf8String({ value: 'Toroku' }) }),
  );
  request.attributes = [];
  await request.subjectPublicKeyInfo.importKey(pair.publicKey);
  await request.sign(pair.privateKey, 'SHA-256');
  if (request.signatureAlgorithm.algorithmId !== ECDSA_SHA256) throw new Error('signature algorithm');
  return request.toSchema(true).toBER(false);
}

/** Makes a key pair; when this returns, the private key exists only under the passphrase. */
export async function makeKey(passphrase: string): Promise<StoredKey> {
  const pair = (await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])) as CryptoKeyPair;
  const request = await certificateRequest(pair);
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  return {
    sha256: hex(await crypto.subtle.digest('SHA-256', spki)),
    encrypted: await encrypted(pair.privateKey, passphrase),
    request,
    madeAt: new Date().toISOString(),
  };
}

/** RFC 7292: the wrapped key as it is, its certificate and the CA's, under one MAC. */
export async function pkcs12(
  key: ArrayBuffer,
  passphrase: string,
  certificates: ArrayBuffer[],
): Promise<ArrayBuffer> {
  const password = buffer(new TextEncoder().encode(passphrase));
  const [own] = certificates;
  const id = await crypto.subtle.digest('SHA-1', own);
  const attributes = [
    new pkijs.Attribute({ type: LOCAL_KEY_ID, values: [new asn1js.OctetString({ valueHex: id })] }),
  ];
  const keyBag = new pkijs.SafeBag({
    bagId: KEY_BAG,
    bagValue: new pkijs.PKCS8ShroudedKeyBag({ schema: asn1js.fromBER(key).result }),
    bagAttributes: attributes,
  });
  const certificateBags = certificates.map(
    (der) =>
      new pkijs.SafeBag({
        bagId: CERTIFICATE_BAG,
        bagValue: new pkijs.CertBag({ parsedValue: pkijs.Certificate.fromBER(der) }),
        ...(der === own ? { bagAttributes: attributes } : {}),
      }),
  );
  const contents = [[keyBag], certificateBags].map((safeBags) => ({
    privacyMode: 0,
    value: new pkijs.SafeContents({ safeBags }),
  }));
  const safe = new pkijs.AuthenticatedSafe({ parsedValue: { safeContents: contents } } as any);
  await safe.makeInternalValues({ safeContents: [{}, {}] } as any);
  const pfx = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password,
    iterations: MAC_ROUNDS,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  } as any);
  return pfx.toSchema().toBER(false);
}

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'sha256' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const open = await database();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = open.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    open.close();
  }
}

/** Keeps the key in this browser; false where the browser does not allow it (a private window, a full disk). */
export async function keep(key: StoredKey): Promise<boolean> {
  try {
    await inStore('readwrite', (store) => store.put(key));
    await navigator.storage?.persist?.();
    return true;
  } catch {
    return false;
  }
}

export async function find(sha256: string): Promise<StoredKey | undefined> {
  try {
    return (await inStore('readonly', (store) => store.get(sha256))) as StoredKey | undefined;
  } catch {
    return undefined;
  }
}
