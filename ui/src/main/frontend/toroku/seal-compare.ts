/*
 * Two imprints, large: beside each other or one laid over the other. Each picture is moved, enlarged and turned on its
 * own, by pointer or by keys; the eye decides, nothing is measured.
 */
import '@vaadin/button';
import { LitElement, css, html, nothing } from 'lit';

interface Page {
  src: string;
  width: number;
  height: number;
  label: string;
  /** Pixels of the scan for an inch of paper. */
  dpi: number;
}

interface Side {
  pages: Page[];
  /** Where the imprint is to be expected: people begin there, and may be wrong. */
  start: View;
}

/**
 * What is seen of one side: page, times the size at which a whole sheet is seen, degrees to the right, and the part of
 * the page in the middle. The same zoom is the same number of screen pixels for a millimetre of either paper, or equal
 * imprints would look unequal.
 */
interface View {
  page: number;
  zoom: number;
  turn: number;
  x: number;
  y: number;
}

const ZOOM_STEP = 1.25;
/** What a click enlarges to, the same for either picture. */
const NEARER = 6;
const SMALLEST = 0.5;
const LARGEST = 16;
const PAN = 40;
const CLICK = 4;

class SealCompare extends LitElement {
  static properties = {
    sides: { attribute: false },
    texts: { attribute: false },
    views: { state: true },
    over: { state: true },
    moved: { state: true },
    opacity: { state: true },
  };

  declare sides: Side[];
  declare texts: Record<string, string>;
  declare views: View[];
  declare over: boolean;
  /** Which of the two is moved while one lies over the other. */
  declare moved: number;
  declare opacity: number;

  private dragged = false;

  constructor() {
    super();
    this.sides = [];
    this.texts = {};
    this.views = [];
    this.over = false;
    this.moved = 1;
    this.opacity = 50;
  }

  static styles = css`
    :host {
      display: flex;
      flex-direction: column;
      gap: 0.5rem;
      min-height: 0;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.5rem;
    }
    .bar label {
      display: inline-flex;
      align-items: center;
      gap: 0.4rem;
      min-height: 1.75rem;
    }
    .where {
      font-variant-numeric: tabular-nums;
      margin-inline: 0.25rem;
    }
    .panes {
      flex: 1;
      min-height: 0;
      display: grid;
      gap: 0.5rem;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
    }
    .side {
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
    .pane {
      position: relative;
      flex: 1;
      min-height: 12rem;
      overflow: hidden;
      background: #fff;
      border: 1px solid var(--toroku-line, #c9d2db);
      cursor: grab;
      touch-action: none;
    }
    .pane:focus-visible {
      outline: 3px solid #1a73c9;
      outline-offset: 1px;
    }
    .layer {
      position: absolute;
      left: 50%;
      top: 50%;
      width: 0;
      height: 0;
      pointer-events: none;
    }
    .layer + .layer {
      mix-blend-mode: multiply;
    }
    img {
      display: block;
      max-width: none;
      transform-origin: 0 0;
    }
    @media (max-width: 40rem) {
      .panes:not(.over) {
        grid-auto-flow: row;
        grid-auto-rows: minmax(0, 1fr);
      }
    }
  `;

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('sides')) {
      this.views = this.sides.map((side) => ({ ...side.start }));
    }
  }

  private resized?: ResizeObserver;

  override firstUpdated() {
    this.resized = new ResizeObserver(() => this.requestUpdate());
    this.resized.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resized?.disconnect();
  }

  private whole(page: number): View {
    return { page, zoom: 1, turn: 0, x: 0.5, y: 0.5 };
  }

  /** Called when the dialog opens: keys work at once. */
  override focus() {
    this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.pane')?.focus());
  }

  private change(side: number, part: Partial<View>) {
    this.views = this.views.map((view, index) => (index === side ? { ...view, ...part } : view));
  }

  /** Screen pixels for a pixel of the scan. */
  private scale(side: number): number {
    const view = this.views[side];
    const pane = this.renderRoot.querySelector('.pane');
    const [width, height] = [pane?.clientWidth || 480, pane?.clientHeight || 480];
    // one measure for both: the larger sheet of the two is seen whole at 100 %
    const inch = Math.min(
      ...this.sides.map((each, index) => {
        const page = each.pages[this.views[index].page];
        return Math.min((width * page.dpi) / page.width, (height * page.dpi) / page.height);
      })
    );
    return (inch / this.sides[side].pages[view.page].dpi) * view.zoom;
  }

  /** Laid over each other, both grow and shrink together; beside each other, the one that is worked on. */
  private zoom(side: number, factor: number) {
    const sides = this.over ? [0, 1] : [side];
    const to = (zoom: number) => Math.min(Math.max(zoom * factor, SMALLEST), LARGEST);
    this.views = this.views.map((view, index) => (sides.includes(index) ? { ...view, zoom: to(view.zoom) } : view));
  }

  private showWhole(side: number) {
    this.views = this.views.map((view, index) => (this.over || index === side ? this.whole(view.page) : view));
  }

  /** What is laid over each other begins at one scale, whatever was enlarged before. */
  private layOver(over: boolean) {
    this.over = over;
    if (over) {
      const zoom = Math.max(...this.views.map((view) => view.zoom));
      this.views = this.views.map((view) => ({ ...view, zoom }));
    }
  }

  private turn(side: number, degrees: number) {
    this.change(side, { turn: (((this.views[side].turn + degrees) % 360) + 360) % 360 });
  }

  /** Moves the picture by pixels of the screen, however it is turned. */
  private pan(side: number, right: number, down: number) {
    const view = this.views[side];
    const page = this.sides[side].pages[view.page];
    const angle = (-view.turn * Math.PI) / 180;
    const across = right * Math.cos(angle) - down * Math.sin(angle);
    const along = right * Math.sin(angle) + down * Math.cos(angle);
    const scale = this.scale(side);
    this.change(side, {
      x: Math.min(Math.max(view.x - across / (page.width * scale), 0), 1),
      y: Math.min(Math.max(view.y - along / (page.height * scale), 0), 1),
    });
  }

  private onKey(side: number, event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const acts: Record<string, () => void> = {
      '+': () => this.zoom(side, ZOOM_STEP),
      ';': () => this.zoom(side, ZOOM_STEP), // the same key without shift on a Japanese keyboard
      '-': () => this.zoom(side, 1 / ZOOM_STEP),
      '0': () => this.showWhole(side),
      r: () => this.turn(side, 90),
      R: () => this.turn(side, -90),
      ']': () => this.turn(side, 1),
      '[': () => this.turn(side, -1),
      PageDown: () => this.go(side, 1),
      PageUp: () => this.go(side, -1),
      ArrowLeft: () => this.pan(side, PAN, 0),
      ArrowRight: () => this.pan(side, -PAN, 0),
      ArrowUp: () => this.pan(side, 0, PAN),
      ArrowDown: () => this.pan(side, 0, -PAN),
    };
    const act = acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  private go(side: number, step: number) {
    const to = Math.min(Math.max(this.views[side].page + step, 0), this.sides[side].pages.length - 1);
    if (to !== this.views[side].page) {
      this.change(side, this.whole(to));
    }
  }

  private onDown(event: PointerEvent) {
    this.dragged = false;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  private onMove(side: number, event: PointerEvent) {
    if (event.buttons === 1) {
      this.dragged = this.dragged || Math.abs(event.movementX) + Math.abs(event.movementY) > CLICK / 2;
      this.pan(side, event.movementX, event.movementY);
    }
  }

  /** A click that moved nothing brings the place nearer. */
  private onClick(side: number, event: MouseEvent) {
    if (this.dragged || this.over) {
      return;
    }
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.pan(side, box.left + box.width / 2 - event.clientX, box.top + box.height / 2 - event.clientY);
    if (this.views[side].zoom < NEARER) {
      this.change(side, { zoom: NEARER });
    }
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

  private tools(side: number) {
    const view = this.views[side];
    const pages = this.sides[side].pages;
    return html`<div class="bar" role="toolbar" aria-label=${`${this.texts.toolbar} ${pages[view.page].label}`}>
      <strong>${pages[view.page].label}</strong>
      ${pages.length > 1
        ? html`${this.button('previous', '◀', () => this.go(side, -1), view.page === 0)}
          ${this.button('next', '▶', () => this.go(side, 1), view.page === pages.length - 1)}`
        : nothing}
      ${this.button('smaller', '－', () => this.zoom(side, 1 / ZOOM_STEP))}
      ${this.button('larger', '＋', () => this.zoom(side, ZOOM_STEP))}
      ${this.button('whole', '□', () => this.showWhole(side))}
      ${this.button('turn-back', '↺', () => this.turn(side, -90))}
      ${this.button('turn', '↻', () => this.turn(side, 90))}
      ${this.button('tilt-back', '−1°', () => this.turn(side, -1))}
      ${this.button('tilt', '+1°', () => this.turn(side, 1))}
      <span class="where" aria-live="polite">${Math.round(view.zoom * 100)}% ${view.turn}°</span>
    </div>`;
  }

  private layer(side: number, opacity: number) {
    const view = this.views[side];
    const page = this.sides[side].pages[view.page];
    const scale = this.scale(side);
    const [width, height] = [page.width * scale, page.height * scale];
    return html`<div class="layer" style="transform:rotate(${view.turn}deg);opacity:${opacity}">
      <img
        src=${page.src}
        alt=${page.label}
        draggable="false"
        style="width:${width}px;height:${height}px;transform:translate(${-view.x * width}px,${-view.y * height}px)"
      />
    </div>`;
  }

  private pane(moved: number, label: string, layers: unknown) {
    return html`<div
      class="pane"
      tabindex="0"
      role="application"
      aria-label=${`${label}. ${this.texts.keys ?? ''}`}
      aria-keyshortcuts="+ - 0 r [ ] PageUp PageDown"
      @keydown=${(event: KeyboardEvent) => this.onKey(moved, event)}
      @pointerdown=${this.onDown}
      @pointermove=${(event: PointerEvent) => this.onMove(moved, event)}
      @click=${(event: MouseEvent) => this.onClick(moved, event)}
    >
      ${layers}
    </div>`;
  }

  private label(side: number): string {
    return this.sides[side].pages[this.views[side].page].label;
  }

  override render() {
    if (this.sides.length < 2 || this.views.length < 2) {
      return nothing;
    }
    return html`
      <div class="bar">
        <label
          ><input
            type="checkbox"
            .checked=${this.over}
            @change=${(event: Event) => this.layOver((event.target as HTMLInputElement).checked)}
          />${this.texts.over}</label
        >
        ${this.over
          ? html`<label
                >${this.texts.opacity}
                <input
                  type="range"
                  min="0"
                  max="100"
                  step="5"
                  .value=${String(this.opacity)}
                  aria-valuetext="${this.opacity}%"
                  @input=${(event: Event) => (this.opacity = Number((event.target as HTMLInputElement).value))}
              /></label>
              ${[0, 1].map(
                (side) =>
                  html`<label
                    ><input
                      type="radio"
                      name="moved"
                      .checked=${this.moved === side}
                      @change=${() => (this.moved = side)}
                    />${(this.texts.move ?? '').replace('{0}', this.label(side))}</label
                  >`
              )}`
          : nothing}
      </div>
      ${this.over
        ? html`<div class="panes over">
            <div class="side">
              ${this.tools(this.moved)}
              ${this.pane(
                this.moved,
                this.texts.over ?? '',
                html`${this.layer(0, 1)}${this.layer(1, this.opacity / 100)}`
              )}
            </div>
          </div>`
        : html`<div class="panes">
            ${[0, 1].map(
              (side) =>
                html`<div class="side">
                  ${this.tools(side)} ${this.pane(side, this.label(side), this.layer(side, 1))}
                </div>`
            )}
          </div>`}
    `;
  }
}

customElements.define('toroku-seal-compare', SealCompare);
