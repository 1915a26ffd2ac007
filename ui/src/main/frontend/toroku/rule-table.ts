/*
 * A decision table as its authors draw it, only to be looked at. dmn.io's viewer comes with import(), so that no other page
 * loads it. Light DOM: its style sheet knows no shadow roots. The bpmn.io logo stays visible and uncovered, as its licence
 * asks. Whoever uses this shows the rules as a table of the page as well.
 */
import '@vaadin/button';
import { LitElement, html } from 'lit';
import { inJapanese } from './modeler-ja';

/* eslint-disable @typescript-eslint/no-explicit-any */

const STYLES: (() => Promise<unknown>)[] = [
  () => import('dmn-js/dist/assets/diagram-js.css?inline'),
  () => import('dmn-js/dist/assets/dmn-js-shared.css?inline'),
  () => import('dmn-js/dist/assets/dmn-js-drd.css?inline'),
  () => import('dmn-js/dist/assets/dmn-js-decision-table.css?inline'),
];
const STYLE_ID = 'toroku-dmn-style';

async function adoptStyles() {
  const sheets = await Promise.all(STYLES.map((load) => load()));
  if (document.getElementById(STYLE_ID)) {
    return;
  }
  const style = document.createElement('style');
  style.id = STYLE_ID;
  style.textContent = sheets.map((sheet) => (sheet as { default: string }).default).join('\n');
  // before the house's own, which puts some of it right
  document.head.prepend(style);
}

class RuleTable extends LitElement {
  static properties = {
    texts: { attribute: false },
    xml: { attribute: false },
    language: { type: String },
    unavailable: { state: true },
    graph: { state: true },
  };

  declare texts: Record<string, string>;
  declare xml: string;
  declare language: string;
  declare unavailable: boolean;
  /** Whether what the decision rests on is shown in place of its table. */
  declare graph: boolean;

  private viewer?: any;

  constructor() {
    super();
    this.texts = {};
    this.xml = '';
    this.language = 'ja';
    this.unavailable = false;
    this.graph = false;
  }

  createRenderRoot() {
    return this;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.unmake();
      }
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    // taken out and put in again by the server
    if (this.hasUpdated && !this.viewer) {
      this.make();
    }
  }

  override updated(changed: Map<string, unknown>) {
    if (changed.has('xml') || changed.has('language')) {
      this.unmake();
      this.make();
    } else if (changed.has('graph')) {
      this.turn();
    }
  }

  private unmake() {
    this.viewer?.destroy();
    this.viewer = undefined;
  }

  private make() {
    if (this.xml) {
      this.load().catch(() => {
        // without it the table of the page says the same
        this.unavailable = true;
        this.dispatchEvent(new CustomEvent('rules-unavailable'));
      });
    }
  }

  private async load() {
    const xml = this.xml;
    const [{ default: Viewer }] = await Promise.all([
      // @ts-expect-error it has no types
      import('dmn-js/lib/NavigatedViewer'),
      adoptStyles(),
    ]);
    if (xml !== this.xml || this.viewer) {
      return;
    }
    const words = this.language.startsWith('ja') ? [{ translate: ['value', inJapanese] }] : [];
    this.viewer = new Viewer({
      container: this.querySelector('.table'),
      drd: { additionalModules: words },
      decisionTable: { additionalModules: words },
    });
    // its own ways from one view to the other
    this.viewer.on('views.changed', ({ activeView }: any) => {
      if (activeView) this.graph = activeView.type === 'drd';
    });
    await this.viewer.importXML(xml, { open: false });
    this.unavailable = false;
    await this.turn();
    this.dispatchEvent(new CustomEvent('rules-shown'));
  }

  private async turn() {
    const type = this.graph ? 'drd' : 'decisionTable';
    const view = this.viewer?.getViews().find((each: any) => each.type === type);
    if (!view) {
      return;
    }
    if (this.viewer.getActiveView()?.type !== type) {
      await this.viewer.open(view);
    }
    if (this.graph) {
      this.viewer.getActiveViewer().get('canvas').zoom('fit-viewport', 'auto');
    } else {
      this.letScroll();
    }
  }

  /** With the keyboard, too. */
  private letScroll() {
    const scrolled = this.querySelector('.tjs-table-container');
    scrolled?.setAttribute('tabindex', '0');
    scrolled?.setAttribute('role', 'group');
    scrolled?.setAttribute('aria-label', this.texts.label);
  }

  override render() {
    return html`
      <div class="bar">
        <vaadin-button
          aria-pressed=${String(!this.graph)}
          theme=${this.graph ? '' : 'primary'}
          @click=${() => (this.graph = false)}
          >${this.texts.table}</vaadin-button
        >
        <vaadin-button
          aria-pressed=${String(this.graph)}
          theme=${this.graph ? 'primary' : ''}
          @click=${() => (this.graph = true)}
          >${this.texts.graph}</vaadin-button
        >
      </div>
      ${this.unavailable ? html`<p class="notice attention">${this.texts.unavailable}</p>` : ''}
      <div class="table"></div>
    `;
  }
}

customElements.define('toroku-rule-table', RuleTable);
