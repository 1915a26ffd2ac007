/*
 * The diagram of a process model: to be edited, or only to be looked at with marks on it. bpmn.io's modeler comes with
 * import(), so that no other page loads it. Light DOM: its popups and its style sheet know no shadow roots. The bpmn.io
 * logo stays visible and uncovered, as its licence asks.
 */
import '@vaadin/button';
import { LitElement, html } from 'lit';
import { inJapanese } from './modeler-ja';

/** What lies on an element: on the way to a fault, the fault itself, a difference, a comment, or no article. */
interface Mark {
  id: string;
  kind: string;
  /** A few characters beside the element; what it means stands in the page's list as well. */
  badge?: string;
}

/* bpmn-js has no types for its services. */
/* eslint-disable @typescript-eslint/no-explicit-any */
type Modeler = any;

const CHANGE_DELAY_MS = 700;
/** Space in pixels around what is shown. */
const MARGIN = 24;
const SMALLEST_ZOOM = 0.1;
const LARGEST_ZOOM = 4;
const ZOOM_STEP = 1.25;
const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';
const STYLE_ID = 'toroku-modeler-style';

function adoptStyle(css: string, id: string) {
  if (!document.getElementById(id)) {
    const style = document.createElement('style');
    style.id = id;
    style.textContent = css;
    // before the house's own, which puts some of it right
    document.head.prepend(style);
  }
}

/** A picture that a file names may lie anywhere; none of ours has one. */
const withoutForeignPictures = { elementTemplateIconRenderer: ['value', null] };

class ModelEditor extends LitElement {
  static properties = {
    texts: { attribute: false },
    templates: { attribute: false },
    marks: { attribute: false },
    language: { type: String },
    readOnly: { type: Boolean, attribute: 'read-only' },
    unsaved: { type: Boolean },
    problem: { state: true },
    unavailable: { state: true },
    ready: { state: true },
    panelShown: { state: true },
  };

  declare texts: Record<string, string>;
  declare templates: unknown[];
  declare marks: Mark[];
  declare language: string;
  declare readOnly: boolean;
  declare unsaved: boolean;
  declare problem: string;
  declare unavailable: boolean;
  declare ready: boolean;
  declare panelShown: boolean;

  private modeler?: Modeler;
  private making?: Promise<void>;
  private shown = false;
  private key = '';
  private xml = '';
  /** Whether something was edited that the server was not told. */
  private touched = false;
  private drawn: Mark[] = [];
  private changing?: number;
  private resized?: ResizeObserver;

  constructor() {
    super();
    this.texts = {};
    this.templates = [];
    this.marks = [];
    this.language = 'ja';
    this.readOnly = false;
    this.unsaved = false;
    this.problem = '';
    this.unavailable = false;
    this.ready = false;
    this.panelShown = true;
  }

  createRenderRoot() {
    return this;
  }

  /** The window is closed or loaded anew; inside the page the server asks. */
  private readonly beforeUnload = (event: BeforeUnloadEvent) => {
    if (this.unsaved) event.preventDefault();
  };

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.beforeUnload);
    // taken out and put in again by the server
    if (this.hasUpdated && !this.modeler) {
      this.make();
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.beforeUnload);
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.unmake();
      }
    });
  }

  override firstUpdated() {
    this.make();
  }

  override updated(changed: Map<string, unknown>) {
    if (changed.has('marks')) {
      this.drawMarks();
    }
    // what was set before the first time is no change
    if (this.shown && (changed.has('language') || changed.has('readOnly'))) {
      this.keepAndRemake();
    }
    this.shown = true;
  }

  private async keepAndRemake() {
    await this.making;
    await this.tell();
    this.unmake();
    this.make();
  }

  private unmake() {
    window.clearTimeout(this.changing);
    this.resized?.disconnect();
    this.modeler?.destroy();
    this.modeler = undefined;
    this.making = undefined;
    this.drawn = [];
    this.ready = false;
  }

  private make() {
    this.making = this.load().catch((fault: Error) => this.missed(fault));
    this.making.then(() => this.draw(true));
  }

  /** The modeler did not come, e.g. without a connection; the rest of the page works without it. */
  private missed(fault: Error) {
    this.unavailable = true;
    this.dispatchEvent(new CustomEvent('model-unreadable', { detail: { message: fault.message } }));
  }

  private async load() {
    const container = this.querySelector('.canvas') as HTMLElement;
    // else Japanese names on an English page come in whatever the browser falls back to
    const font = { fontFamily: getComputedStyle(this).fontFamily };
    const translate = this.language.startsWith('ja') ? [{ translate: ['value', inJapanese] }] : [];
    if (this.readOnly) {
      const [{ default: Viewer }, { default: css }] = await Promise.all([
        import('camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer'),
        import('camunda-bpmn-js/dist/assets/camunda-cloud-navigated-viewer.css?inline'),
      ]);
      adoptStyle(css as unknown as string, `${STYLE_ID}-viewer`);
      this.modeler = new Viewer({
        container,
        textRenderer: { defaultStyle: font, externalStyle: font },
        additionalModules: [withoutForeignPictures, ...translate],
      });
    } else {
      const [{ default: CloudModeler }, { default: css }, { EditorView }] = await Promise.all([
        import('camunda-bpmn-js/lib/camunda-cloud/Modeler'),
        import('camunda-bpmn-js/dist/assets/camunda-cloud-modeler.css?inline'),
        import('@codemirror/view'),
      ]);
      adoptStyle(css as unknown as string, STYLE_ID);
      this.modeler = new CloudModeler({
        container,
        textRenderer: { defaultStyle: font, externalStyle: font },
        propertiesPanel: {
          parent: this.querySelector('.panel'),
          feelPopupContainer: this.querySelector('.desk'),
          // the house's pages work without the outside; and nothing typed here is for others
          getFeelPopupLinks: () => [],
        },
        elementTemplateChooser: true,
        disableAdjustOrigin: true,
        additionalModules: [withoutForeignPictures, ...translate],
      });
      this.modeler.get('elementTemplatesLoader').setTemplates(this.templates);
      this.letFieldsHaveTheFocus(EditorView);
      this.modeler.on('commandStack.changed', (event: { trigger?: string }) => {
        if (event.trigger !== 'clear') this.changed();
      });
    }
    this.modeler.on('selection.changed', ({ newSelection }: any) => this.selected(newSelection));
    if (this.readOnly) {
      this.modeler.on('element.click', ({ element }: any) => this.selected([element]));
    }
    this.resized = new ResizeObserver(() => {
      this.modeler?.get('canvas').resized();
      // a phone that is turned; whoever edits has chosen what to see
      if (this.readOnly && this.ready) this.fit();
    });
    this.resized.observe(container);
  }

  /**
   * An expression's field looks for its root upwards through the slots that the page lies in, and takes the shadow root of
   * the frame, which never says that something of the page has the focus: what is typed then lands anywhere.
   */
  private letFieldsHaveTheFocus(fields: { findFromDOM(dom: HTMLElement): any }) {
    this.addEventListener(
      'focus',
      (event) => {
        const field = fields.findFromDOM(event.target as HTMLElement);
        if (field && field.root !== document) field.setRoot(document);
      },
      true,
    );
  }

  /** Called from the server: shows another model. */
  async open(key: string, xml: string) {
    window.clearTimeout(this.changing);
    this.touched = false;
    this.key = key;
    this.xml = xml;
    if (this.making) {
      await this.making;
      await this.draw(true);
    }
  }

  /** Called from the server: tells what was edited a moment ago, then that all is told. */
  async flush() {
    await this.making;
    if (!this.readOnly) {
      // a name or value still being typed counts
      (document.activeElement as HTMLElement | null)?.blur?.();
      await this.tell();
    }
    this.dispatchEvent(new CustomEvent('model-flushed'));
  }

  private async tell() {
    window.clearTimeout(this.changing);
    if (!this.modeler || !this.touched) {
      return;
    }
    this.touched = false;
    const key = this.key;
    this.xml = (await this.modeler.saveXML({ format: true })).xml;
    this.dispatchEvent(new CustomEvent('model-changed', { detail: { key, xml: this.xml } }));
  }

  private async draw(fit: boolean) {
    if (!this.modeler || !this.xml) {
      return;
    }
    this.drawn = [];
    try {
      await this.modeler.importXML(this.readOnly ? this.inLanguage(this.xml) : this.xml);
      this.problem = '';
      if (fit) this.fit();
      this.drawMarks();
      this.ready = true;
      this.dispatchEvent(new CustomEvent('model-shown'));
    } catch (fault) {
      this.problem = (fault as Error).message;
      this.dispatchEvent(new CustomEvent('model-unreadable', { detail: { message: this.problem } }));
    }
  }

  /** Names in the language of the page, where the model has them; only for looking, for editing a name is a name. */
  private inLanguage(xml: string): string {
    if (this.language.startsWith('ja')) {
      return xml;
    }
    const model = new DOMParser().parseFromString(xml, 'application/xml');
    for (const property of Array.from(model.getElementsByTagNameNS(ZEEBE, 'property'))) {
      const element = property.parentElement?.parentElement?.parentElement;
      const name = property.getAttribute('value');
      if (element && name && property.getAttribute('name') === 'name_en') {
        element.setAttribute('name', name);
      }
    }
    return new XMLSerializer().serializeToString(model);
  }

  private changed() {
    this.unsaved = true;
    this.touched = true;
    this.dispatchEvent(new CustomEvent('model-touched'));
    window.clearTimeout(this.changing);
    this.changing = window.setTimeout(() => this.tell(), CHANGE_DELAY_MS);
  }

  private selected(elements: any[]) {
    const element = elements.length === 1 ? elements[0] : undefined;
    const own = element?.labelTarget ?? element;
    this.dispatchEvent(
      new CustomEvent('element-selected', {
        detail: { id: own?.businessObject?.id ?? '', name: own?.businessObject?.name ?? '' },
      })
    );
  }

  private drawMarks() {
    if (!this.modeler) {
      return;
    }
    const canvas = this.modeler.get('canvas');
    const registry = this.modeler.get('elementRegistry');
    const overlays = this.modeler.get('overlays');
    const drawnOn = (id: string) => [id, `${id}_label`].filter((each) => registry.get(each));
    this.drawn.forEach((mark) =>
      drawnOn(mark.id).forEach((id) => canvas.removeMarker(id, `toroku-${mark.kind}`))
    );
    overlays.remove({ type: 'toroku-badge' });
    this.drawn = this.marks ?? [];
    this.drawn.forEach((mark) => {
      drawnOn(mark.id).forEach((id) => canvas.addMarker(id, `toroku-${mark.kind}`));
      const element = registry.get(mark.id);
      if (mark.badge && element && !element.waypoints) {
        const badge = document.createElement('div');
        badge.className = `toroku-badge toroku-badge-${mark.kind}`;
        badge.textContent = mark.badge;
        overlays.add(mark.id, 'toroku-badge', {
          position: { top: 0, left: 0 },
          // a fault is seen also where the whole diagram is in view; of others there are many
          scale: mark.kind === 'fault' ? { min: 1, max: 1 } : { min: 0.4, max: 1 },
          html: badge,
        });
      }
    });
    this.querySelector('.canvas')?.classList.toggle(
      'toroku-dimmed',
      this.drawn.some((mark) => mark.kind === 'path' && registry.get(mark.id))
    );
  }

  /** Called from the server: brings all of these elements into view, as large as fits. */
  async show(ids: string[]) {
    await this.making;
    if (!this.modeler) {
      return;
    }
    const canvas = this.modeler.get('canvas');
    const registry = this.modeler.get('elementRegistry');
    const elements = ids.map((id) => registry.get(id)).filter(Boolean);
    if (elements.length === 0) {
      return;
    }
    const root = canvas.findRoot(elements[0]);
    if (root && root !== canvas.getRootElement()) {
      canvas.setRootElement(root);
    }
    const boxes = elements
      .filter((element) => element !== root && canvas.findRoot(element) === root)
      .map((element) => bounds(element));
    if (boxes.length === 0) {
      this.fit();
    } else {
      this.look(union(boxes));
    }
  }

  /** The part of the canvas, in pixels, on which nothing else lies. */
  private free(): Box {
    const { outer } = this.modeler.get('canvas').viewbox();
    const palette = this.querySelector<HTMLElement>('.djs-palette');
    const left = palette ? palette.offsetLeft + palette.offsetWidth : 0;
    const overview = this.querySelector<HTMLElement>('.djs-minimap .toggle');
    const top = overview ? overview.offsetHeight + MARGIN : 0;
    const logo = this.querySelector<HTMLElement>('.bjs-powered-by')?.offsetHeight ?? 0;
    return {
      x: left + MARGIN,
      y: top + MARGIN,
      width: Math.max(outer.width - left - 2 * MARGIN, 1),
      height: Math.max(outer.height - top - logo - 2 * MARGIN, 1),
    };
  }

  /** Puts a part of the diagram in the midst of what is free, as large as fits. */
  private look(box: Box) {
    const canvas = this.modeler.get('canvas');
    const { outer } = canvas.viewbox();
    const free = this.free();
    const fitting = Math.min(1, free.width / Math.max(box.width, 1), free.height / Math.max(box.height, 1));
    const zoom = Math.max(fitting, SMALLEST_ZOOM);
    canvas.viewbox({
      x: box.x + box.width / 2 - (free.x + free.width / 2) / zoom,
      y: box.y + box.height / 2 - (free.y + free.height / 2) / zoom,
      width: outer.width / zoom,
      height: outer.height / zoom,
    });
  }

  /** Called from the server: as if the element had been clicked. */
  async select(id: string) {
    await this.making;
    const element = this.modeler?.get('elementRegistry').get(id);
    if (element) {
      await this.show([id]);
      this.modeler.get('selection', false)?.select(element);
      // the keys of the diagram act on it then
      this.modeler.get('canvas').focus();
    }
  }

  /** The whole diagram, clear of the palette. */
  fit() {
    const canvas = this.modeler?.get('canvas');
    // nothing can be fitted into a canvas that is not shown
    if (canvas?.viewbox().outer.width > 0) {
      this.look(canvas.viewbox().inner);
    }
  }

  private step(factor: number) {
    const canvas = this.modeler?.get('canvas');
    canvas?.zoom(Math.min(Math.max(canvas.zoom() * factor, SMALLEST_ZOOM), LARGEST_ZOOM));
  }

  private command(name: 'undo' | 'redo') {
    this.modeler?.get('commandStack')[name]();
  }

  private button(text: string, shown: string, act: () => void) {
    return html`<vaadin-button
      theme="tertiary small"
      aria-label=${this.texts[text] ?? text}
      title=${this.texts[text] ?? text}
      @click=${act}
      >${shown}</vaadin-button
    >`;
  }

  override render() {
    return html`
      <div class="bar" role="toolbar" aria-label=${this.texts.toolbar ?? ''}>
        ${this.readOnly
          ? ''
          : html`${this.button('undo', '↶', () => this.command('undo'))}
            ${this.button('redo', '↷', () => this.command('redo'))}`}
        ${this.button('smaller', '－', () => this.step(1 / ZOOM_STEP))}
        ${this.button('larger', '＋', () => this.step(ZOOM_STEP))} ${this.button('fit', '⇔', () => this.fit())}
        ${this.readOnly
          ? ''
          : html`<vaadin-button
              theme="tertiary small"
              aria-pressed=${this.panelShown}
              @click=${() => (this.panelShown = !this.panelShown)}
              >${this.texts.panel ?? ''}</vaadin-button
            >
            <details class="keys">
              <summary>${this.texts.keys ?? ''}</summary>
              <ul>
                ${(this.texts.keylist ?? '').split(';').map((line) => html`<li>${line.trim()}</li>`)}
              </ul>
            </details>`}
      </div>
      ${this.unavailable
        ? html`<div class="notice problem" role="alert">
            <p>${this.texts.unavailable}</p>
            <vaadin-button @click=${() => window.location.reload()}>${this.texts.again}</vaadin-button>
          </div>`
        : ''}
      ${this.problem ? html`<div class="notice problem" role="alert">${this.texts.unreadable}<br />${this.problem}</div>` : ''}
      <div class="desk ${this.readOnly || !this.panelShown ? 'alone' : ''}">
        <div class="canvas" role="region" aria-label=${this.texts.canvas ?? ''}></div>
        <div class="panel" role="region" aria-label=${this.texts.panel ?? ''} ?hidden=${this.readOnly || !this.panelShown}></div>
      </div>
    `;
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function bounds(element: any): Box {
  if (!element.waypoints) {
    return element;
  }
  const xs = element.waypoints.map((point: Box) => point.x);
  const ys = element.waypoints.map((point: Box) => point.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function union(boxes: Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

customElements.define('toroku-model-editor', ModelEditor);
