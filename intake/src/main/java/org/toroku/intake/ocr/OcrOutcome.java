package org.toroku.intake.ocr;

import java.util.List;
import org.toroku.intake.Word;

/** What became of reading a page. Whatever it is, the officer decides on the page itself. */
public sealed interface OcrOutcome {

    /**
     * The page was read in several ways, which err differently.
     *
     * @param passes the words of each way, the most trustworthy first; places are pixels of the page that was given
     * @param turn degrees clockwise that set the page upright: quarter turns and a little
     * @param complete whether no way failed or ran out of time; otherwise what was not found may still be there
     */
    record Read(List<List<Word>> passes, double turn, boolean complete) implements OcrOutcome {
        public Read {
            passes = passes.stream().map(List::copyOf).toList();
        }

        /** Discloses nothing of the page. */
        @Override
        public String toString() {
            return "Read[passes=" + passes.size() + ", turn=" + turn + ", complete=" + complete + "]";
        }
    }

    /** No page can be read on this machine until something is installed. */
    record Unavailable(Lack lack) implements OcrOutcome {}

    /** This page could not be read. */
    record Failed(Failure failure) implements OcrOutcome {}

    /** What the machine lacks. */
    enum Lack {
        /** No tesseract. */
        PROGRAM,
        /** No data for horizontal ({@code jpn}) or vertical ({@code jpn_vert}) Japanese. */
        LANGUAGE,
        /** No {@code prlimit}: a page is never read without limits. */
        LIMITS
    }

    /** Why a page could not be read. */
    enum Failure {
        /** More pixels than any page has, or no image. */
        UNREADABLE_PAGE,
        TIMED_OUT,
        /** The program ended with an error, or was ended for using too much. */
        CRASHED,
        TOO_MUCH_OUTPUT,
        MALFORMED_OUTPUT
    }
}
