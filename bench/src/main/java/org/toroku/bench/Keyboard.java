package org.toroku.bench;

import com.microsoft.playwright.Page;

/** An officer's hands on the keyboard of a browser, counted; the pointer is watched and never used. */
final class Keyboard {
    /** More than there are things to focus on any page. */
    private static final int ENOUGH = 300;

    private static final long GLANCE_NANOS = 1_000_000_000;

    private static final String WATCH_POINTER = """
            for (const event of ['pointerdown', 'wheel', 'touchstart']) {
              addEventListener(event, () => sessionStorage.pointer = 1 + Number(sessionStorage.pointer ?? 0), true);
            }
            """;

    private final Page page;
    private int strokes;
    private int letters;
    private long waited;

    Keyboard(Page page) {
        this.page = page;
        page.addInitScript(WATCH_POINTER);
    }

    /** One key, or several at once. */
    void press(String keys) {
        page.keyboard().press(keys);
        strokes++;
    }

    /** What an officer writes; it costs the same on every page. */
    void write(String text) {
        page.keyboard().type(text);
        letters += text.length();
    }

    /** Goes on with Tab until the keyboard is in what the CSS selector names; not a stroke if it is there already. */
    void goTo(String selector) {
        for (int i = 0; i < ENOUGH; i++) {
            if (isIn(selector)) {
                return;
            }
            press("Tab");
        }
        throw new IllegalStateException("no way to " + selector + " by keyboard");
    }

    /** Looks at the page as long as a person would at least; ended early by a page that takes the keyboard to the place. */
    void settle(String selector) {
        page.locator(selector).first().waitFor();
        long end = System.nanoTime() + GLANCE_NANOS;
        while (!isIn(selector) && System.nanoTime() < end) {
            page.waitForTimeout(20);
        }
    }

    boolean isIn(String selector) {
        return Boolean.TRUE.equals(
                page.evaluate("selector => document.activeElement?.closest(selector) != null", selector));
    }

    /** Until the page shows what was asked for; the officer waits for the machine meanwhile. */
    void await(Runnable shown) {
        long begun = System.nanoTime();
        shown.run();
        waited += System.nanoTime() - begun;
    }

    int strokes() {
        return strokes;
    }

    int letters() {
        return letters;
    }

    double waitedSeconds() {
        return waited / 1e9;
    }

    /**
     * Everything a mouse, a finger or a wheel did to the page since it was opened.
     *
     * @throws IllegalStateException if a click of the mouse, made now, is not seen: then nothing was counted before
     */
    int pointerActions() {
        int seen = counted();
        page.mouse().click(1, 1);
        if (counted() != seen + 1) {
            throw new IllegalStateException("the page's pointer is not watched");
        }
        return seen;
    }

    private int counted() {
        return ((Number) page.evaluate("Number(sessionStorage.pointer ?? 0)")).intValue();
    }
}
