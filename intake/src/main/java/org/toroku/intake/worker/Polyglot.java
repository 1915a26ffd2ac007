package org.toroku.intake.worker;

import org.toroku.intake.DocumentKind;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.Rejected;

/** Second formats that are found from the end or somewhere near the beginning of a file, whatever its first bytes say. */
final class Polyglot {
    /** Readers of PDF look for the head in the first KiB (Acrobat implementation note 13). */
    private static final int PDF_HEAD = 1024;

    /** APPNOTE.TXT section 4.3.16: the last record of a ZIP archive; readers look for it from the end, past a comment. */
    private static final String ZIP_END = "PK\u0005\u0006";

    /** Section 4.3.12: where the archive's directory begins. */
    private static final String ZIP_DIRECTORY = "PK\u0001\u0002";

    private static final int ZIP_RECORD = 22;
    private static final int ZIP_COMMENT = 0xffff;

    private Polyglot() {}

    static void refuse(Octets octets, DocumentKind kind) throws Rejected {
        if (kind != DocumentKind.PDF && octets.indexOf("%PDF-", 0, PDF_HEAD) >= 0) {
            throw new Rejected(Reason.POLYGLOT);
        }
        int from = Math.max(0, octets.length() - ZIP_RECORD - ZIP_COMMENT);
        for (int at = octets.indexOf(ZIP_END, from, octets.length());
                at >= 0;
                at = octets.indexOf(ZIP_END, at + 1, octets.length())) {
            if (octets.has(at, ZIP_RECORD) && octets.startsWith(at - octets.u32(at + 12, true), ZIP_DIRECTORY)) {
                throw new Rejected(Reason.POLYGLOT);
            }
        }
    }
}
