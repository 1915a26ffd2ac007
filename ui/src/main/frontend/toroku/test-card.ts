/*
 * Signs with a TEST My Number Card file (PKCS#12) inside the browser. Card file and password stay in this page; only
 * the finished CMS signature leaves it. A real card signs through its own software and never comes here.
 */
import '@vaadin/button';
import '@vaadin/password-field';
import { LitElement, html, nothing } from 'lit';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const ID_DATA = '1.2.840.113549.1.7.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const RSA = '1.2.840.113549.1.1.1';

/** A refusal that has a sentence of its own; `code` is the end of a message key. */
class Refusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Card {
  key: CryptoKey;
  hash: string;
  certificate: pkijs.Certificate;
  path: pkijs.Certificate[];
}

const toBase64 = (bytes: ArrayBuffer) =>
  btoa(Array.from(new Uint8Array(bytes), (b) => String.fromCharCode(b)).join(''));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function importKey(info: pkijs.PrivateKeyInfo): Promise<{ key: CryptoKey; hash: string }> {
  const pkcs8 = info.toSchema().toBER(false);
  if (info.privateKeyAlgorithm.algorithmId === RSA) {
    const hash = 'SHA-256';
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
    return { hash, key: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']) };
  }
  const curve = (info.privateKeyAlgorithm.algorithmParams as asn1js.ObjectIdentifier).valueBlock.toString();
  const [namedCurve, hash] = curve === '1.3.132.0.34' ? ['P-384', 'SHA-384'] : ['P-256', 'SHA-256'];
  return { hash, key: await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve }, false, ['sign']) };
}

function isAuthority(certificate: pkijs.Certificate): boolean {
  const basic = certificate.extensions?.find((extension) => extension.extnID === '2.5.29.19');
  return (basic?.parsedValue as pkijs.BasicConstraints | undefined)?.cA === true;
}

/** Opens the card file: integrity first, so that a wrong password is told from a damaged file. */
async function openCard(file: ArrayBuffer, password: string): Promise<Card> {
  const secret = new TextEncoder().encode(password).buffer as ArrayBuffer;
  let pfx: pkijs.PFX;
  try {
    pfx = pkijs.PFX.fromBER(file);
  } catch {
    throw new Refusal('unreadable');
  }
  try {
    await pfx.parseInternalValues({ password: secret, checkIntegrity: true });
  } catch {
    throw new Refusal('wrong-password');
  }
  const safe = pfx.parsedValue!.authenticatedSafe!;
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) });
  let info: pkijs.PrivateKeyInfo | undefined;
  const certificates: pkijs.Certificate[] = [];
  for (const { value } of safe.parsedValue.safeContents) {
    for (const bag of (value as pkijs.SafeContents).safeBags) {
      const content = bag.bagValue;
      if (content instanceof pkijs.PKCS8ShroudedKeyBag) {
        await (content as any).parseInternalValues({ password: secret });
        info = content.parsedValue;
      } else if (content instanceof pkijs.PrivateKeyInfo) {
        info = content;
      } else if (content instanceof pkijs.CertBag && content.parsedValue instanceof pkijs.Certificate) {
        certificates.push(content.parsedValue);
      }
    }
  }
  if (!info) throw new Refusal('no-key');
  const certificate = certificates.find((candidate) => !isAuthority(candidate)) ?? certificates[0];
  if (!certificate) throw new Refusal('no-certificate');
  return { ...(await importKey(info)), certificate, path: certificates.filter((other) => other !== certificate) };
}

/** DER demands that the members of a SET OF stand in the order of their encodings. */
function derSorted(attributes: pkijs.Attribute[]): pkijs.Attribute[] {
  return attributes
    .map((attribute) => ({ attribute, bytes: new Uint8Array(attribute.toSchema().toBER(false)) }))
    .sort((a, b) => {
      const shared = Math.min(a.bytes.length, b.bytes.length);
      for (let i = 0; i < shared; i++) {
        if (a.bytes[i] !== b.bytes[i]) return a.bytes[i] - b.bytes[i];
      }
      return a.bytes.length - b.bytes.length;
    })
    .map(({ attribute }) => attribute);
}

/** RFC 5652 SignedData, detached, with signed attributes, the certificate inside. */
async function signDetached(card: Card, content: Uint8Array): Promise<ArrayBuffer> {
  const digest = await crypto.subtle.digest(card.hash, content as BufferSource);
  const certificateHash = await crypto.subtle.digest('SHA-256', card.certificate.toSchema().toBER(false));
  // RFC 5035: binds the signature to this one certificate; SHA-256 is the default and therefore left out.
  const certificateId = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: certificateHash })] });
  const signingCertificate = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certificateId] })] });
  const attributes = derSorted([
    new pkijs.Attribute({ type: CONTENT_TYPE, values: [new asn1js.ObjectIdentifier({ value: ID_DATA })] }),
    new pkijs.Attribute({ type: SIGNING_TIME, values: [new asn1js.UTCTime({ valueDate: new Date() })] }),
    new pkijs.Attribute({ type: MESSAGE_DIGEST, values: [new asn1js.OctetString({ valueHex: digest })] }),
    new pkijs.Attribute({ type: SIGNING_CERTIFICATE_V2, values: [signingCertificate] }),
  ]);
  const { issuer, serialNumber } = card.certificate;
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: ID_DATA }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [card.certificate, ...card.path],
  });
  await signed.sign(card.key, 0, card.hash, content.slice().buffer as ArrayBuffer);
  const info = new pkijs.ContentInfo({ contentType: pkijs.ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return info.toSchema().toBER(false);
}

class TestCard extends LitElement {
  static properties = {
    content: { attribute: false },
    card: { attribute: false },
    texts: { attribute: false },
    busy: { state: true },
    refusal: { state: true },
  };

  /** Base64 of the bytes to sign. */
  declare content: string;
  /** Base64 of a served test card file; empty: the reader chooses a file. */
  declare card: string;
  declare texts: Record<string, string>;
  declare busy: boolean;
  declare refusal: string;

  constructor() {
    super();
    this.content = '';
    this.card = '';
    this.texts = {};
    this.busy = false;
    this.refusal = '';
  }

  /** Light DOM: the page's own style applies, and labels stay connected. */
  createRenderRoot() {
    return this;
  }

  render() {
    const t = this.texts;
    return html`
      ${this.card
        ? nothing
        : html`<div class="file-field">
            <label for="test-card-file">${t.file}</label>
            <input id="test-card-file" type="file" accept=".p12,.pfx" />
          </div>`}
      <vaadin-password-field
        id="test-card-password"
        label=${t.password ?? ''}
        autocomplete="off"
        .helperText=${t.hint ?? ''}
        @keydown=${(e: KeyboardEvent) => e.key === 'Enter' && this.sign()}
      ></vaadin-password-field>
      ${this.refusal
        ? html`<div class="notice problem" role="alert"><p>${t[this.refusal] ?? t.failed}</p></div>`
        : nothing}
      <div class="actions">
        <vaadin-button theme="primary large" ?disabled=${this.busy} @click=${() => this.sign()}>
          ${this.busy ? t.busy : t.sign}
        </vaadin-button>
      </div>
    `;
  }

  private async cardFile(): Promise<ArrayBuffer> {
    if (this.card) return fromBase64(this.card).buffer as ArrayBuffer;
    const file = this.querySelector<HTMLInputElement>('#test-card-file')?.files?.[0];
    if (!file) throw new Refusal('no-file');
    return file.arrayBuffer();
  }

  private async sign() {
    if (this.busy) return;
    this.busy = true;
    this.refusal = '';
    const field = this.querySelector<HTMLInputElement>('#test-card-password')!;
    try {
      if (!globalThis.crypto?.subtle) throw new Refusal('no-crypto');
      const card = await openCard(await this.cardFile(), field.value);
      const cms = await signDetached(card, fromBase64(this.content));
      field.value = '';
      this.dispatchEvent(new CustomEvent('card-signed', { detail: { cms: toBase64(cms) } }));
    } catch (e) {
      field.value = '';
      this.refusal = e instanceof Refusal ? e.code : 'failed';
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('toroku-test-card', TestCard);
