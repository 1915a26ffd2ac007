package org.toroku.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.process.Inbox;
import org.toroku.workflows.AdditionalCheck;
import org.toroku.workflows.AdditionalCheck.Point;
import org.toroku.workflows.AdditionalCheck.Worded;
import org.toroku.workflows.TaskIds;

/**
 * Where officers work on additional checks. An answer is a record of what somebody looked at and chooses the way of the
 * case; it proves, examines and decides nothing, and keeps nobody from examining or deciding.
 */
public interface CheckDesk {
    /** Characters of a note at most. */
    int LONGEST_NOTE = 2000;

    /** Whether a task can only be an additional check: no other one has an id that the house does not know. */
    static boolean isCheck(String elementId) {
        return !TaskIds.ALL.contains(elementId);
    }

    /**
     * What a task asks for, by the models that conduct its case.
     *
     * @return empty where it is no additional check, where the models are not what was approved, and for who may not look
     */
    Optional<Asked> asked(Officer reader, Inbox.Row task);

    /** What a task is called, for lists; nothing of the case. Empty as {@link #asked} is. */
    Optional<Worded> name(UUID caseId, String elementId);

    /**
     * Answers and hands the task over; the officer must hold its claim.
     *
     * @return Refused for role, own-case, attended, not-claimed, outdated, already-done, gone, withdrawn, my-number,
     *     unprintable, points-open (passed although not everything is ticked), check-note-missing (not passed or unclear
     *     without a word why), check-unknown (no such point, or no such task in the models)
     */
    Act answer(long taskKey, Officer officer, Answer answer);

    /** Every answer of a case, the oldest first; none of the reader's own case, and for who may not look. */
    List<Answered> of(Officer reader, UUID caseId);

    enum Outcome {
        PASSED,
        NOT_PASSED,
        UNCLEAR
    }

    /** @param model digest of the model whose words these are */
    record Asked(AdditionalCheck check, String model) {}

    /**
     * @param ticked codes of points
     * @param model digest of the words that the officer saw
     * @param caseVersion of the case as displayed; an act on an outdated view is refused
     */
    record Answer(Outcome outcome, Set<String> ticked, String note, String model, String caseVersion) {
        public Answer {
            ticked = Set.copyOf(ticked);
        }

        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "Answer[" + outcome + ", " + ticked + "]";
        }
    }

    /**
     * @param name as the officer saw it
     * @param points as the officer saw them
     */
    record Answered(
            String elementId,
            int occurrence,
            Worded name,
            Worded instruction,
            List<Point> points,
            Set<String> ticked,
            Outcome outcome,
            String note,
            String officer,
            Instant at) {
        public Answered {
            points = List.copyOf(points);
            ticked = Set.copyOf(ticked);
        }

        /** Masked: a note may be about a person. */
        @Override
        public String toString() {
            return "Answered[" + elementId + ", " + occurrence + ", " + outcome + "]";
        }
    }
}
