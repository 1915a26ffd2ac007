package org.toroku.paper;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** Where a second person keys the critical fields from the page images, without seeing what the first accepted. */
public interface RecheckDesk {
    /** What to key and from which pages; never a value. */
    Opened open(long taskKey, Officer officer);

    /** Compares what was keyed with what was accepted and concludes the task with SAME or DIFFERENT. */
    Rekeyed rekey(long taskKey, Officer officer, Map<PaperField, String> typed, String caseVersion);

    sealed interface Opened {
        record Sheet(UUID caseId, String caseCode, List<PaperField> fields, List<PaperFiles.Page> pages, String version)
                implements Opened {
            public Sheet {
                fields = List.copyOf(fields);
                pages = List.copyOf(pages);
            }
        }

        /** {@code reason}: role, four-eyes, seen-values, own-case, not-claimed, gone. */
        record Refused(String reason) implements Opened {}
    }

    sealed interface Rekeyed {
        record Same() implements Rekeyed {}

        record Different(Set<PaperField> fields) implements Rekeyed {
            public Different {
                fields = Set.copyOf(fields);
            }
        }

        /** {@code reason} as at {@link Opened.Refused}, and outdated, already-done, field-missing. */
        record Refused(String reason) implements Rekeyed {}
    }
}
