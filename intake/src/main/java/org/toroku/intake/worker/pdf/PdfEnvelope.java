package org.toroku.intake.worker.pdf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.toroku.intake.Finding;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.Rejected;
import org.toroku.intake.worker.Findings;

/** Head, tail and number of revisions of a PDF (ISO 32000-1 section 7.5), read without a PDF library. */
final class PdfEnvelope {
    private static final String EOF = "%%EOF";
    private static final String START = "startxref";
    private static final Pattern CROSS_REFERENCES = Pattern.compile("^\\s*(xref\\b|\\d{1,10}\\s+\\d{1,5}\\s+obj\\b)");
    private static final int FIRST_OBJECT = 1024;
    private static final int LOOK_AHEAD = 40;

    private final Octets octets;
    private final Findings findings;

    PdfEnvelope(Octets octets, Findings findings) {
        this.octets = octets;
        this.findings = findings;
    }

    static boolean begins(Octets octets) {
        return octets.startsWith(0, "%PDF-1.") || octets.startsWith(0, "%PDF-2.");
    }

    void examine(Limits limits) throws Rejected {
        int end = octets.lastIndexOf(EOF);
        if (end < 0) {
            throw new Rejected(Reason.TRUNCATED);
        }
        int after = end + EOF.length();
        if (!octets.blankFrom(after)) {
            findings.add(new Finding(Reason.TRAILING_DATA, octets.length() - after, 0));
        }
        crossReferences(end);
        revisions();
        new PdfStreams(octets, limits).examine();
    }

    private void crossReferences(int end) throws Rejected {
        int start = -1;
        for (int at = octets.indexOf(START, Math.max(0, end - FIRST_OBJECT), end);
                at >= 0;
                at = octets.indexOf(START, at + 1, end)) {
            start = at;
        }
        if (start < 0) {
            throw new Rejected(Reason.MALFORMED);
        }
        String number = latin1(start + START.length(), end).strip();
        if (!number.matches("\\d{1,9}")
                || !CROSS_REFERENCES.matcher(text(number)).find()) {
            throw new Rejected(Reason.MALFORMED);
        }
    }

    private String text(String offset) {
        int at = Integer.parseInt(offset);
        return latin1(at, Math.min(octets.length(), at + LOOK_AHEAD));
    }

    /** Section 7.5.6: each update appends an end of its own. A linearized file (annex F) has two from birth. */
    private void revisions() {
        int ends = 0;
        for (int at = octets.indexOf(EOF, 0, octets.length());
                at >= 0;
                at = octets.indexOf(EOF, at + 1, octets.length())) {
            ends++;
        }
        int usual = octets.indexOf("/Linearized", 0, FIRST_OBJECT) >= 0 ? 2 : 1;
        if (ends > usual) {
            findings.add(new Finding(Reason.INCREMENTAL_UPDATES, ends - usual, 0));
        }
    }

    private String latin1(int from, int to) {
        return from >= to ? "" : new String(octets.array(), from, to - from, StandardCharsets.ISO_8859_1);
    }
}
