package org.toroku.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PersonDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.matching.MatchReport;
import org.toroku.pki.Der;
import org.toroku.post.OutgoingMail;

/** The files of paper cases as officers see them; what an officer may not see is not in the answer. */
public interface PaperFiles {
    /**
     * The file of a case; empty where there is none or the officer has no role that may read it. What form and documents
     * say is shown to an examiner once they hold a task of the case, and that it was shown is recorded.
     */
    Optional<PaperFile> of(Officer officer, UUID caseId);

    /** A page as it may be shown: rendered anew, and masked or withheld where a My Number was found on it. */
    Image image(Officer officer, UUID pageId);

    /**
     * Pages of a case whose pictures are missing or no longer what was stored, of those that this officer may see; the
     * case cannot be accepted with one of them.
     */
    Set<UUID> damaged(Officer officer, UUID caseId);

    /**
     * Whether this officer is shown every page that bears an imprint or the registered seal, of the documents that count;
     * false as well where a picture is damaged.
     */
    boolean sealsShown(Officer officer, UUID caseId);

    /**
     * @param version with which acts on what is shown here are made
     * @param form as the applicant typed it; empty for who may still key the case again, as are values and words
     * @param evidence what the evidence rule in force today finds
     * @param evidenceChecks what the evidence rule found each time the documents were complete, oldest first
     * @param seal the examiner's verdict after the last change of form or seal certificate
     * @param outdated verdicts that count no more, for they were given on other documents, pages or values
     * @param sealChecks every verdict on the seals, oldest first; where {@code seal} is empty the last one lapsed
     * @param examinations with what each examiner noted, oldest first
     * @param others as {@link PersonDesk#others}; none for who may still key the case again
     */
    record PaperFile(
            UUID caseId,
            String caseNumber,
            String caseCode,
            ProofMethod method,
            boolean proxy,
            LetterLanguage letterLanguage,
            Instant documentsDeadline,
            String version,
            Optional<ApplicationForm> form,
            List<Arrival> arrivals,
            List<Enclosure> enclosures,
            List<Value> values,
            List<Row> matrix,
            Evidence evidence,
            List<EvidenceCheck> evidenceChecks,
            Optional<SealVerdict> seal,
            Set<Judged> outdated,
            List<SealCheck> sealChecks,
            List<DecisionDesk.Examination> examinations,
            List<Event> events,
            List<Recheck> rechecks,
            List<OutgoingMail.Mail> mail,
            List<PersonDesk.Other> others) {
        public PaperFile {
            arrivals = List.copyOf(arrivals);
            enclosures = List.copyOf(enclosures);
            values = List.copyOf(values);
            matrix = List.copyOf(matrix);
            evidenceChecks = List.copyOf(evidenceChecks);
            sealChecks = List.copyOf(sealChecks);
            examinations = List.copyOf(examinations);
            events = List.copyOf(events);
            rechecks = List.copyOf(rechecks);
            mail = List.copyOf(mail);
            outdated = Set.copyOf(outdated);
            others = List.copyOf(others);
        }

        /** False for who may still key the case again: what is not in the file then is withheld, not missing. */
        public boolean showsValues() {
            return !matrix.isEmpty();
        }

        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "PaperFile[" + caseId + "]";
        }
    }

    /** What people judge of a case; each has to be judged again once something else counts. */
    enum Judged {
        EXAMINATION,
        SEAL,
        RECHECK,
        REPLY
    }

    /** @param completedAt when the post room had entered everything; the process went on from there */
    record Arrival(
            UUID id,
            ArrivalPurpose purpose,
            LocalDate receivedOn,
            String carrier,
            int items,
            String registeredBy,
            Instant registeredAt,
            Optional<Instant> completedAt) {}

    enum ArrivalPurpose {
        DOCUMENTS,
        INQUIRY_REPLY
    }

    /**
     * @param current false where a later document of the same kind took its place
     * @param shelf where the original is, empty once it left the house
     * @param entries what was entered of it, oldest first; the last is in force
     */
    record Enclosure(
            UUID id,
            UUID arrivalId,
            EnclosureKind kind,
            Optional<LocalDate> issuedOn,
            Optional<LocalDate> expiresOn,
            LocalDate receivedOn,
            int sheets,
            Set<Flag> flags,
            boolean quarantined,
            boolean current,
            Optional<String> shelf,
            List<Custody> custody,
            List<Page> pages,
            List<Entered> entries) {
        public Enclosure {
            flags = Set.copyOf(flags);
            entries = List.copyOf(entries);
            custody = List.copyOf(custody);
            pages = List.copyOf(pages);
        }
    }

    /** What officers write down of a document. */
    record Entry(
            EnclosureKind kind,
            Optional<LocalDate> issuedOn,
            Optional<LocalDate> expiresOn,
            int sheets,
            Set<Flag> flags) {
        public Entry {
            flags = Set.copyOf(flags);
        }
    }

    /** @param why empty where the document was first entered, and where its words may not be seen */
    record Entered(Entry entry, String why, String officer, Instant at) {
        @Override
        public String toString() {
            return "Entered[" + entry.kind() + ", " + at + "]";
        }
    }

    enum Flag {
        /** It bears the applicant's seal. */
        SEALED,
        /** It bears the applicant's signature. */
        SIGNED,
        /** It is an original, not a copy. */
        ORIGINAL,
        /** A My Number is printed on it. */
        MY_NUMBER_SHOWN,
        /** It is the proxy's and not the applicant's. */
        OF_PROXY
    }

    record Custody(CustodyEvent event, String location, String officer, Instant at) {}

    /** A page image; {@code width} and {@code height} in pixels, the space of the boxes. */
    record Page(UUID id, int number, int width, int height, boolean quarantined) {}

    /** A rectangle on a page image, in pixels, origin at its upper left corner. */
    record Box(int x, int y, int width, int height) {}

    /** Where a value stands. */
    record Place(UUID pageId, Box box) {}

    /**
     * One value of one document.
     *
     * @param value as last read or corrected
     * @param confidence of the reader from 0 to 1; 1 for what a person wrote
     * @param by {@code machine} or the officer who wrote it; never who only confirmed it
     * @param confirmedBy the examiner who compared it by eye since it last changed
     */
    record Value(
            UUID enclosureId,
            PaperField field,
            String value,
            double confidence,
            Optional<Place> place,
            String by,
            Optional<String> confirmedBy) {
        public boolean confirmed() {
            return confirmedBy.isPresent();
        }

        @Override
        public String toString() {
            return "Value[" + enclosureId + ", " + field + "]";
        }
    }

    /** One field of the matrix: the form against each document that states it. */
    record Row(PaperField field, String stated, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The weakest verdict of all documents; without any document nothing is decided. */
        public MatchReport.Verdict verdict() {
            return cells.stream()
                    .map(Cell::verdict)
                    .max(java.util.Comparator.naturalOrder())
                    .orElse(MatchReport.Verdict.UNDECIDABLE);
        }

        @Override
        public String toString() {
            return "Row[" + field + "]";
        }
    }

    /** @param notes why it counts as equal, e.g. {@code variant-kanji} */
    record Cell(UUID enclosureId, EnclosureKind kind, String value, MatchReport.Verdict verdict, List<String> notes) {
        public Cell {
            notes = List.copyOf(notes);
        }

        @Override
        public String toString() {
            return "Cell[" + enclosureId + ", " + verdict + "]";
        }
    }

    /** @param ruleSet id, version and digest of the rules that said so */
    record Evidence(Completeness completeness, List<Defect> defects, String ruleSet) {
        public Evidence {
            defects = List.copyOf(defects);
        }
    }

    /** A verdict on the seals: whose, and when. */
    record SealCheck(SealVerdict verdict, String officer, Instant at) {}

    /** What a check of the process found, by the rules in force then. */
    record EvidenceCheck(Completeness completeness, List<DefectCode> defects, String ruleSet, Instant at) {
        public EvidenceCheck {
            defects = List.copyOf(defects);
        }
    }

    enum Completeness {
        COMPLETE,
        INCOMPLETE,
        QUARANTINED
    }

    /** What officers did: correction or new examination asked for, hold, escalation, advice, verdict on a reply. */
    record Event(
            EventKind kind, List<Defect> defects, String words, Optional<Instant> until, String officer, Instant at) {
        public Event {
            defects = List.copyOf(defects);
        }

        @Override
        public String toString() {
            return "Event[" + kind + ", " + at + "]";
        }
    }

    enum EventKind {
        CORRECTION,
        REEXAMINATION,
        HOLD,
        ESCALATION,
        ADVICE,
        REPLY_GENUINE,
        REPLY_DOUBTFUL,
        DEATH_REPORTED,
        /** A letter came back after what it carried had been used. */
        LETTER_CAME_BACK,
        /** A manager looked into it. */
        RETURN_SETTLED,
        /** A page was filed here although its envelope or its print spoke for another case. */
        PAGE_TAKEN_IN,
        /** A page that came in an envelope of this case was filed to another. */
        PAGE_GIVEN_AWAY
    }

    /** @param holds whether nothing that was keyed changed since */
    record Recheck(boolean same, Set<PaperField> differing, boolean holds, String officer, Instant at) {
        public Recheck {
            differing = Set.copyOf(differing);
        }
    }

    sealed interface Image {
        /** @param masked a My Number on it was blacked out */
        record Shown(Der bytes, String mediaType, boolean masked) implements Image {}

        /** {@code reason}: role, quarantined, not-searched, blind-keying. */
        record Withheld(String reason) implements Image {}

        /** A person saw a My Number on it, so that nothing of it is kept (番号法20). */
        record Erased() implements Image {}

        /** What is stored is no longer what was scanned, or is gone. */
        record Damaged() implements Image {}

        record NoSuchPage() implements Image {}
    }
}
