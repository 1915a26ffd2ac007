/*
 * Shows the pages of a document as pictures that Toroku itself rendered: zoom, turn, walk, and the place on the page
 * that a value was read from. Nothing of the original file reaches the browser.
 */
import '@vaadin/button';
import { LitElement, css, html } from 'lit';

interface Page {
  src: string;
  width: number;
  height: number;
  label: string;
}

interface Mark {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

const ZOOM_STEP = 1.25;
const SMALLEST = 0.1;
const LARGEST = 6;
const PAN = 80;

class PageViewer extends LitElement {
  static properties = {
    pages: { attribute: false },
    marks: { attribute: false },
    texts: { attribute: false },
    index: { state: true },
    zoom: { state: true },
    turned: { state: true },
  };

  declare pages: Page[];
  declare marks: Mark[];
  declare texts: Record<string, string>;
  declare index: number;
  /** Screen pixels per pixel of the page; 0 fits the width. */
  declare zoom: number;
  /** Quarter turns to the right. */
  declare turned: number;

  constructor() {
    super();
    this.pages = [];
    this.marks = [];
    this.texts = {};
    this.index = 0;
    this.zoom = 0;
    this.turned = 0;
  }

  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 20rem;
      border: 1px solid var(--toroku-line, #c9d2db);
      background: #57616b;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem;
      padding: 0.25rem 0.5rem;
      background: var(--toroku-paper, #fff);
      border-bottom: 1px solid var(--toroku-line, #c9d2db);
    }
    .bar .where {
      margin-inline: 0.5rem;
      font-variant-numeric: tabular-nums;
    }
    .desk {
      flex: 1;
      overflow: auto;
      padding: 0.5rem;
      min-height: 0;
    }
    .desk:focus-visible {
      outline: 3px solid #1a73c9;
      outline-offset: -3px;
    }
    .sheet {
      position: relative;
      margin: 0 auto;
    }
    .turn {
      position: absolute;
      inset: 0 auto auto 0;
      transform-origin: 0 0;
    }
    img {
      display: block;
      width: 100%;
      height: 100%;
      background: #fff;
    }
    .mark {
      position: absolute;
      border: 2px solid #b3261e;
      background: rgb(255 214 0 / 30%);
      box-shadow: 0 0 0 2px #fff;
      pointer-events: none;
    }
    .none {
      color: #fff;
      padding: 2rem;
    }
  `;

  /** Called from the server: turns to the page of the marks and brings the first one into view. */
  point(marks: Mark[]) {
    this.marks = marks;
    if (marks.length > 0) {
      this.go(marks[0].page);
      this.updateComplete.then(() =>
        this.renderRoot.querySelector('.mark')?.scrollIntoView({ block: 'center', inline: 'center' })
      );
    }
  }

  private go(index: number) {
    const to = Math.min(Math.max(index, 0), this.pages.length - 1);
    if (to !== this.index) {
      this.index = to;
      this.turned = 0;
      this.renderRoot.querySelector('.desk')?.scrollTo(0, 0);
      this.dispatchEvent(new CustomEvent('page-turned', { detail: { page: to } }));
    }
  }

  private scale(page: Page): number {
    if (this.zoom > 0) {
      return this.zoom;
    }
    const desk = this.renderRoot.querySelector('.desk');
    const room = (desk?.clientWidth ?? 640) - 20;
    return room / (this.turned % 2 === 0 ? page.width : page.height);
  }

  private rescale(factor: number) {
    const page = this.pages[this.index];
    if (page) {
      this.zoom = Math.min(Math.max(this.scale(page) * factor, SMALLEST), LARGEST);
    }
  }

  private onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const desk = event.currentTarget as HTMLElement;
    const acts: Record<string, () => void> = {
      '+': () => this.rescale(ZOOM_STEP),
      ';': () => this.rescale(ZOOM_STEP), // the same key without shift on a Japanese keyboard
      '-': () => this.rescale(1 / ZOOM_STEP),
      '0': () => (this.zoom = 0),
      r: () => this.turn(1),
      R: () => this.turn(3),
      PageDown: () => this.go(this.index + 1),
      PageUp: () => this.go(this.index - 1),
      ArrowLeft: () => desk.scrollBy(-PAN, 0),
      ArrowRight: () => desk.scrollBy(PAN, 0),
      ArrowUp: () => desk.scrollBy(0, -PAN),
      ArrowDown: () => desk.scrollBy(0, PAN),
    };
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  private turn(quarters: number) {
    this.turned = (this.turned + quarters) % 4;
  }

  private resized?: ResizeObserver;

  override firstUpdated() {
    this.resized = new ResizeObserver(() => this.requestUpdate());
    this.resized.observe(this);
    this.requestUpdate();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resized?.disconnect();
  }

  private button(text: string, shown: string, act: () => void, disabled = false) {
    return html`<vaadin-button
      theme="tertiary small"
      aria-label=${this.texts[text] ?? text}
      title=${this.texts[text] ?? text}
      ?disabled=${disabled}
      @click=${act}
      >${shown}</vaadin-button
    >`;
  }

  override render() {
    const page = this.pages[this.index];
    if (!page) {
      return html`<p class="none">${this.texts.none ?? ''}</p>`;
    }
    const scale = this.scale(page);
    const [width, height] = [page.width * scale, page.height * scale];
    const sideways = this.turned % 2 === 1;
    const move = [
      '',
      `translate(${height}px, 0) rotate(90deg)`,
      `translate(${width}px, ${height}px) rotate(180deg)`,
      `translate(0, ${width}px) rotate(270deg)`,
    ][this.turned];
    return html`
      <div class="bar" role="toolbar" aria-label=${this.texts.toolbar ?? ''}>
        ${this.button('previous', '◀', () => this.go(this.index - 1), this.index === 0)}
        <span class="where" aria-live="polite">${this.index + 1} / ${this.pages.length}　${page.label}</span>
        ${this.button('next', '▶', () => this.go(this.index + 1), this.index >= this.pages.length - 1)}
        ${this.button('smaller', '－', () => this.rescale(1 / ZOOM_STEP))}
        ${this.button('larger', '＋', () => this.rescale(ZOOM_STEP))}
        ${this.button('fit', '⇔', () => (this.zoom = 0))} ${this.button('turn', '⟳', () => this.turn(1))}
      </div>
      <div
        class="desk"
        tabindex="0"
        role="region"
        aria-label=${`${this.texts.page ?? ''} ${page.label}`}
        aria-keyshortcuts="+ - 0 r PageUp PageDown"
        @keydown=${this.onKey}
      >
        <div class="sheet" style="width:${sideways ? height : width}px;height:${sideways ? width : height}px">
          <div class="turn" style="width:${width}px;height:${height}px;transform:${move}">
            <img src=${page.src} alt=${page.label} draggable="false" />
            ${this.marks
              .filter((mark) => mark.page === this.index)
              .map(
                (mark) =>
                  html`<div
                    class="mark"
                    style="left:${mark.x * scale - 3}px;top:${mark.y * scale - 3}px;width:${mark.width * scale +
                    2}px;height:${mark.height * scale + 2}px"
                  ></div>`
              )}
          </div>
        </div>
      </div>
    `;
  }
}

customElements.define('toroku-page-viewer', PageViewer);
