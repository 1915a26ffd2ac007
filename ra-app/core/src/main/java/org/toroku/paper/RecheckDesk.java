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

    /**
     * Compares what was keyed with what was accepted and concludes the task with SAME or DIFFERENT. What can be no value
     * of its field is compared with nothing: a slip of the keyboard is not a difference between two people.
     */
    Rekeyed rekey(long taskKey, Officer officer, Map<PaperField, String> typed, String caseVersion);

    sealed interface Opened {
        record Sheet(UUID caseId, String caseCode, List<PaperField> fields, List<PaperFiles.Page> pages, String version)
                implements Opened {
            public Sheet {
                fields = List.copyOf(fields);
                pages = List.copyOf(pages);
            }
        }

        /** {@code reason}: role, own-examination, sent-back, handled-papers, seen-values, own-case, not-claimed, gone. */
        record Refused(String reason) implements Opened {}
    }

    sealed interface Rekeyed {
        record Same() implements Rekeyed {}

        record Different(Set<PaperField> fields) implements Rekeyed {
            public Different {
                fields = Set.copyOf(fields);
            }
        }

        /** @param problems of each field: missing, unprintable, or what is wrong with a date (date-shape, -year, -month, -day) */
        record Malformed(Map<PaperField, String> problems) implements Rekeyed {
            public Malformed {
                problems = Map.copyOf(problems);
            }
        }

        /** {@code reason} as at {@link Opened.Refused}, and outdated, already-done. */
        record Refused(String reason) implements Rekeyed {}
    }
}
