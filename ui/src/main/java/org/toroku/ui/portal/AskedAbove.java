package org.toroku.ui.portal;

/** Something that is asked for above the form and belongs to the same application. */
interface AskedAbove {
    /** Name of the field as the desk tells problems of it. */
    String field();

    /** Whether it was not given yet. */
    boolean missing();

    /** @param action run whenever it was given or taken back */
    void onChange(Runnable action);

    /** Shows what is wrong with it. */
    void mark(String sentence);
}
