package org.toroku.letters.type;

/** The two voices of a Japanese letter: Mincho for what is said, Gothic for headings and labels. */
public enum Face {
    MINCHO,
    GOTHIC
}
