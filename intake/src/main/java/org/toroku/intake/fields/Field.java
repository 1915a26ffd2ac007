package org.toroku.intake.fields;

import java.util.List;
import org.toroku.intake.Box;

/** What became of looking for a field. */
public sealed interface Field {
    FieldName name();

    /** It was read, perhaps in several ways: the most trustworthy first, never empty. */
    record Found(FieldName name, List<Candidate> candidates) implements Field {
        public Found {
            candidates = List.copyOf(candidates);
        }

        public Candidate best() {
            return candidates.getFirst();
        }
    }

    /** Its place was found, yet what stands there is no such value. */
    record Unreadable(FieldName name, Reason reason, List<Box> places) implements Field {
        public Unreadable {
            places = List.copyOf(places);
        }
    }

    /** Nothing on the page looks like it. */
    record Absent(FieldName name) implements Field {}

    /** Why it is unreadable. */
    enum Reason {
        /** Nothing beside the label, or nothing of the expected form. */
        NO_VALUE,
        /** A date that the calendar or the era does not have, such as 令和8年2月30日. */
        NO_SUCH_DAY
    }
}
