package org.toroku.intake;

/**
 * A word that was read on a page.
 *
 * @param confidence of the reader, 0 to 1; 1 for the text layer of a PDF
 */
public record Word(String text, Box box, double confidence) {}
