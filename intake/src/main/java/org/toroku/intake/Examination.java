package org.toroku.intake;

import java.util.List;

/** What came of examining a document. */
public sealed interface Examination {
    /** Nothing was found against it. */
    record Accepted(ExaminedDocument document) implements Examination {}

    /** Accepted, and a person is to look at it for these reasons, none of which refuses. */
    record Referred(ExaminedDocument document, List<Finding> findings) implements Examination {
        public Referred {
            findings = List.copyOf(findings);
        }
    }

    /** Not accepted; every finding is named, also those that would only refer. */
    record Refused(List<Finding> findings) implements Examination {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /** No answer. What this means for the document says {@link Failure#blamesDocument()}. */
    record Unavailable(Failure failure) implements Examination {}

    /** Why there is no answer. */
    enum Failure {
        /** The worker was killed because it took too long. */
        TIMEOUT(true),
        OUT_OF_MEMORY(true),
        /** The worker ended by itself. */
        CRASH(true),
        /** The worker answered what it must not answer, as if it had been taken over. */
        ANSWER_REJECTED(true),
        /** The original could not be read. */
        UNREADABLE(false),
        /** No worker could be started. */
        NO_WORKER(false),
        /** All workers were busy for as long as the caller was ready to wait. */
        BUSY(false),
        /** The examiner has been closed. */
        CLOSED(false);

        private final boolean blamesDocument;

        Failure(boolean blamesDocument) {
            this.blamesDocument = blamesDocument;
        }

        /**
         * @return true: this document broke the worker and would again, so it is not to be tried again but put before
         *     a person by name; false: the document was not looked at, try later
         */
        public boolean blamesDocument() {
            return blamesDocument;
        }
    }
}
