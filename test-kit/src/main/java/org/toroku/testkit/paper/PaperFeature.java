package org.toroku.testkit.paper;

/** Something that makes a paper harder to read, or that must be noticed. */
public enum PaperFeature {
    /** The residence record shows a My Number: {@value PaperMaker#MY_NUMBER}, which is a published specimen. */
    MY_NUMBER,
    /** Dots all over, which show 複写 on a copy. */
    COPY_GUARD,
    /** The name stands in vertical writing in a tall cell. */
    VERTICAL_NAME
}
