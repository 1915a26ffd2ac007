package org.toroku.paper;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * The examiner's desk for paper cases. The recommendation itself is made at the {@code DecisionDesk}, which asks this
 * module whether it may be. Every act needs the claim of the task and the version of the case as it was shown.
 */
public interface PaperExaminationDesk {
    /** Writes what a document really says; the confirmation of the field and an earlier recheck lapse. */
    Act correctValue(
            long taskKey, Officer officer, UUID enclosureId, PaperField field, String value, String caseVersion);

    /** The examiner compared the value of this document with its image. */
    Act confirmField(long taskKey, Officer officer, UUID enclosureId, PaperField field, String caseVersion);

    /**
     * Sets right what was entered of a document: its kind, dates, sheets, and what it bears. What stood there before is
     * kept; an earlier recheck lapses, and where it is about form, mandate or seal certificate, the verdict on the seal.
     */
    Act correctEntry(
            long taskKey, Officer officer, UUID enclosureId, PaperFiles.Entry entry, String why, String caseVersion);

    /** The seal on the form beside the registered one; {@code seal-withheld} while the officer is not shown both. */
    Act sealVerdict(long taskKey, Officer officer, SealVerdict verdict, String caseVersion);

    /** Asks the applicant for what is missing or faulty; from the examination or from the decision. */
    Act askForCorrection(long taskKey, Officer officer, Correction correction, String caseVersion);

    /**
     * The decider has everything examined again because the file is no longer what was examined (task
     * {@code decide-on-paper-application}): the documents are checked, examined and keyed a second time as they are now.
     */
    Act reexamine(long taskKey, Officer officer, String why, String caseVersion);

    /** Puts the case aside until an instant. */
    Act hold(long taskKey, Officer officer, Instant until, String why, String caseVersion);

    /** Asks the manager for advice. */
    Act escalate(long taskKey, Officer officer, String why, String caseVersion);

    /** The manager's advice (task {@code advise-on-paper-application}). */
    Act advise(long taskKey, Officer officer, String words, String caseVersion);

    /** The verdict on the reply to an inquiry (task {@code examine-inquiry-reply}). */
    Act examineReply(long taskKey, Officer officer, ReplyVerdict verdict, String words, String caseVersion);

    /** @param due by when it must arrive, between one week and three months ahead */
    record Correction(List<Defect> defects, Instant due) {
        public Correction {
            defects = List.copyOf(defects);
        }
    }

    enum ReplyVerdict {
        GENUINE,
        DOUBTFUL
    }
}
