package org.toroku.intake;

import java.util.List;

/** A document that may be shown: as its pages, never as the original. */
public record ExaminedDocument(DocumentKind kind, List<Page> pages) {
    public ExaminedDocument {
        pages = List.copyOf(pages);
    }
}
