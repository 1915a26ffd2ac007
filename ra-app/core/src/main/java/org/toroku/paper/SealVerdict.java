package org.toroku.paper;

/** What the examiner sees when the seal on the form lies beside the registered one (則6(2)). */
public enum SealVerdict {
    SAME,
    DIFFERS,
    UNCLEAR
}
