package org.toroku.paper;

import java.util.List;
import java.util.Optional;
import org.toroku.pki.Der;

/** Looks at scans where they can do no harm, and reads their pages. Without one, nothing can be uploaded. */
public interface ScanExaminer {
    /** Called outside of any transaction; may take as long as its limits allow. */
    Examined examine(byte[] scan);

    sealed interface Examined {
        record Pages(List<ExaminedPage> pages) implements Examined {
            public Pages {
                pages = List.copyOf(pages);
            }
        }

        /** Not a document that may be shown; {@code code} names the worst finding. */
        record Rejected(String code) implements Examined {}

        record Unavailable(String reason) implements Examined {}
    }

    /**
     * @param image rendered anew; where a My Number is printed, with the number blacked out
     * @param mediaType {@code image/png} or {@code image/jpeg}
     * @param codes texts of the two-dimensional codes on the page
     * @param myNumberShown whether a My Number was found and blacked out
     * @param unread why the page was not read to its end and so not searched for a My Number: timed-out, failed or
     *     no-reader; empty where it was, and only then is a My Number that was not found likely none
     */
    record ExaminedPage(
            Der image,
            String mediaType,
            int width,
            int height,
            List<String> codes,
            List<ReadField> fields,
            boolean myNumberShown,
            Optional<String> unread) {
        public ExaminedPage {
            codes = List.copyOf(codes);
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return "ExaminedPage[" + width + "x" + height + "]";
        }
    }

    record ReadField(PaperField field, String value, double confidence, PaperFiles.Box box) {
        @Override
        public String toString() {
            return "ReadField[" + field + "]";
        }
    }
}
