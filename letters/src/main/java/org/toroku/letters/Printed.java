package org.toroku.letters;

import java.util.List;
import org.toroku.letters.type.Warning;

/** A finished PDF, and what a person should look at before it is posted. */
public final class Printed {
    private final byte[] pdf;
    private final int pages;
    private final List<Warning> warnings;

    Printed(byte[] pdf, int pages, List<Warning> warnings) {
        this.pdf = pdf.clone();
        this.pages = pages;
        this.warnings = List.copyOf(warnings);
    }

    public byte[] pdf() {
        return pdf.clone();
    }

    public int pages() {
        return pages;
    }

    public List<Warning> warnings() {
        return warnings;
    }
}
