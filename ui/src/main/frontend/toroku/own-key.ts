/*
 * An applicant's own key in this browser: making it, using it once more, and saving it with its certificate. Passphrase
 * and private key never leave this page; the server is told the certificate request alone.
 */
import '@vaadin/button';
import '@vaadin/password-field';
import { LitElement, html, nothing } from 'lit';
import { find, fromBase64, keep, makeKey, opens, pem, pkcs12, toBase64 } from './key-file';
import type { StoredKey } from './key-file';

const SHORTEST = 12;
/** What every program types and reads alike, so that the file opens elsewhere. */
const TYPEABLE = /^[\x20-\x7e]*$/;

function objection(passphrase: string): string {
  if ([...passphrase].length < SHORTEST || !passphrase.trim()) return 'short';
  return TYPEABLE.test(passphrase) ? '' : 'untypeable';
}

function save(name: string, type: string, bytes: BlobPart) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const keyFileName = (key: StoredKey) => `toroku-key-${key.sha256.slice(0, 8)}.pem`;

function saveKey(key: StoredKey) {
  save(keyFileName(key), 'application/x-pem-file', pem('ENCRYPTED PRIVATE KEY', key.encrypted));
}

/** Light DOM: the page's own style applies, and labels stay connected. */
class Face extends LitElement {
  static properties = {
    texts: { attribute: false },
    busy: { state: true },
    wrong: { state: true },
  };

  declare texts: Record<string, string>;
  declare busy: boolean;
  /** Code of what is wrong, by field. */
  declare wrong: Record<string, string>;

  constructor() {
    super();
    this.texts = {};
    this.busy = false;
    this.wrong = {};
  }

  createRenderRoot() {
    return this;
  }

  protected passphraseField(id: string, label: string, hint: string, act: () => void) {
    const code = this.wrong[id];
    return html`<vaadin-password-field
      id=${id}
      required
      manual-validation
      label=${this.texts[label] ?? ''}
      autocomplete="off"
      .helperText=${hint}
      .errorMessage=${code ? (this.texts[code] ?? '') : ''}
      .invalid=${Boolean(code)}
      @input=${() => (this.wrong = { ...this.wrong, [id]: '' })}
      @keydown=${(e: KeyboardEvent) => e.key === 'Enter' && act()}
    ></vaadin-password-field>`;
  }

  protected typed(id: string): string {
    return this.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  }

  protected clear(...ids: string[]) {
    ids.forEach((id) => {
      const field = this.querySelector<HTMLInputElement>(`#${id}`);
      if (field) field.value = '';
    });
  }

  protected refuse(id: string, code: string) {
    this.wrong = { [id]: code };
    this.querySelector<HTMLElement>(`#${id}`)?.focus();
  }

  protected problem() {
    const code = this.wrong.page;
    return code ? html`<div class="notice problem" role="alert"><p>${this.texts[code]}</p></div>` : nothing;
  }

  protected async guarded(act: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    this.wrong = {};
    try {
      if (globalThis.crypto?.subtle) await act();
      else this.wrong = { page: 'no-crypto' };
    } catch {
      this.wrong = { page: 'failed' };
    } finally {
      this.busy = false;
    }
  }
}

class KeyMaker extends Face {
  static properties = { ...Face.properties, known: { attribute: false }, made: { state: true }, held: { state: true } };

  /** SHA-256 of the key that the application has: looked for in this browser. */
  declare known: string;
  declare made: StoredKey | undefined;
  declare held: StoredKey | undefined;

  constructor() {
    super();
    this.known = '';
  }

  async updated(changed: Map<string, unknown>) {
    if (changed.has('known')) this.held = this.known ? await find(this.known) : undefined;
  }

  render() {
    const t = this.texts;
    if (this.made) {
      const key = this.made;
      return html`<div class="notice good" role="status"><p>${t.made}</p></div>
        <p>${t['save-text']}</p>
        <div class="actions">
          <vaadin-button theme="primary large" id="key-save" @click=${() => saveKey(key)}>${t.save}</vaadin-button>
        </div>`;
    }
    return html`
      ${this.held
        ? html`<p>${t.held}</p>
            <div class="actions">
              <vaadin-button theme="primary large" id="key-again" @click=${() => this.tell(this.held!)}
                >${t.again}</vaadin-button
              >
            </div>
            <p>${t.or}</p>`
        : nothing}
      ${this.passphraseField('key-passphrase', 'passphrase', t.hint ?? '', () => this.make())}
      ${this.passphraseField('key-passphrase-again', 'passphrase-again', '', () => this.make())} ${this.problem()}
      <div class="actions">
        <vaadin-button theme="primary large" id="key-make" ?disabled=${this.busy} @click=${() => this.make()}>
          ${this.busy ? t.busy : t.make}
        </vaadin-button>
      </div>
    `;
  }

  private tell(key: StoredKey) {
    const detail = { request: toBase64(key.request), sha256: key.sha256 };
    this.dispatchEvent(new CustomEvent('key-made', { detail }));
  }

  private async make() {
    const passphrase = this.typed('key-passphrase');
    const code = objection(passphrase);
    if (code) return this.refuse('key-passphrase', code);
    if (passphrase !== this.typed('key-passphrase-again')) return this.refuse('key-passphrase-again', 'differs');
    await this.guarded(async () => {
      const key = await makeKey(passphrase);
      const kept = await keep(key);
      this.clear('key-passphrase', 'key-passphrase-again');
      // the file is the applicant's only copy outside this browser: it is offered at once, not when it is too late
      saveKey(key);
      this.made = key;
      if (!kept) this.texts = { ...this.texts, 'save-text': this.texts['not-kept'] };
      this.tell(key);
    });
  }
}

class KeyPacker extends Face {
  static properties = {
    ...Face.properties,
    known: { attribute: false },
    certificate: { attribute: false },
    authority: { attribute: false },
    name: { attribute: false },
    held: { state: true },
    done: { state: true },
  };

  /** SHA-256 of the key that was certified. */
  declare known: string;
  /** Base64 of the certificate. */
  declare certificate: string;
  /** Address of the CA's certificate. */
  declare authority: string;
  /** Of the file, without extension. */
  declare name: string;
  declare held: StoredKey | undefined;
  declare done: boolean;

  constructor() {
    super();
    this.known = '';
    this.certificate = '';
    this.authority = '';
    this.name = '';
    this.done = false;
  }

  async updated(changed: Map<string, unknown>) {
    if (changed.has('known')) this.held = this.known ? await find(this.known) : undefined;
  }

  render() {
    const t = this.texts;
    const key = this.held;
    if (!key) return html`<p>${t.absent}</p>`;
    return html`<p>${t.present}</p>
      ${this.passphraseField('pack-passphrase', 'passphrase', t.hint ?? '', () => this.pack())} ${this.problem()}
      ${this.done ? html`<div class="notice good" role="status"><p>${t.done}</p></div>` : nothing}
      <div class="actions">
        <vaadin-button theme="primary large" id="key-pack" ?disabled=${this.busy} @click=${() => this.pack()}>
          ${this.busy ? t.busy : t.pack}
        </vaadin-button>
        <vaadin-button theme="large" id="key-save" @click=${() => saveKey(key)}>${t.save}</vaadin-button>
      </div>`;
  }

  /** The CA's certificate; the file is made without it where it cannot be had. */
  private async published(): Promise<ArrayBuffer[]> {
    try {
      const answer = await fetch(this.authority, { headers: { Accept: 'application/pkix-cert' } });
      return answer.ok ? [await answer.arrayBuffer()] : [];
    } catch {
      return [];
    }
  }

  private async pack() {
    const passphrase = this.typed('pack-passphrase');
    if (!passphrase) return this.refuse('pack-passphrase', 'short');
    await this.guarded(async () => {
      const key = this.held!;
      if (!(await opens(key.encrypted, passphrase))) {
        this.refuse('pack-passphrase', 'wrong');
        return;
      }
      const certificates = [fromBase64(this.certificate), ...(await this.published())];
      const file = await pkcs12(key.encrypted, passphrase, certificates);
      this.clear('pack-passphrase');
      save(`${this.name}.p12`, 'application/x-pkcs12', file);
      this.done = true;
    });
  }
}

customElements.define('toroku-key-maker', KeyMaker);
customElements.define('toroku-key-packer', KeyPacker);
