package org.toroku.intake;

import java.util.List;

/**
 * One page of a document.
 *
 * @param number from 1
 * @param dotsPerInch of the image; 300 for pages up to A3, less for larger ones; 0 for a photograph, which has no
 *     size on paper
 * @param words of the text layer of a PDF, in the order they are read; empty for images
 */
public record Page(int number, int dotsPerInch, PageImage image, List<Word> words, List<Code> codes) {
    public Page {
        words = List.copyOf(words);
        codes = List.copyOf(codes);
    }
}
