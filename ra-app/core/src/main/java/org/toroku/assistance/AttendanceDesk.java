package org.toroku.assistance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;

/**
 * Where an officer opens a session, follows it and says at its end what they saw. Nothing is typed here for the applicant, and
 * neither name, form, password nor resume code is shown.
 */
public interface AttendanceDesk {
    /** Who may attend: who examines, or receives at the desk. */
    Set<String> ATTENDANTS = Set.of(Roles.EXAMINER, Roles.POST_ROOM);

    Opening open(Officer officer, Start start);

    /** The officer's session that is not over yet; an officer attends one person at a time. */
    Optional<Shown> current(Officer officer);

    /** The officer's last sessions, newest first. */
    List<Shown> recent(Officer officer);

    /** States that the applicant alone did what is theirs to do, once the application was signed. */
    Act state(Officer officer, UUID session, Observed observed);

    Act stop(Officer officer, UUID session, StopReason reason);

    /** Of the case, for who examines or decides it. */
    Optional<Attended> of(Officer officer, UUID caseId);

    enum Setting {
        COUNTER,
        VISIT
    }

    /** What was looked at; neither a number nor a copy of it is kept. */
    enum PhotoDocument {
        MY_NUMBER_CARD,
        DRIVING_LICENCE,
        PASSPORT,
        RESIDENCE_CARD,
        DISABILITY_HANDBOOK,
        OTHER_OFFICIAL_PHOTO
    }

    enum Language {
        JAPANESE,
        ENGLISH,
        OTHER
    }

    /** Who else was there. */
    enum Others {
        NOBODY,
        RELATIVE,
        CARER,
        INTERPRETER,
        OTHER
    }

    enum StopReason {
        SOMEBODY_ELSE_OPERATED,
        PASSWORD_SEEN,
        UNDER_PRESSURE,
        NOT_UNDERSTOOD,
        NOT_RECOGNISED,
        APPLICANT_STOPPED,
        TECHNICAL
    }

    enum State {
        CODE_OPEN,
        CODE_EXPIRED,
        ENTERED,
        APPLIED,
        SIGNED,
        STATED,
        STOPPED,
        /** By itself, with nothing signed. */
        ENDED,
        /** Signed, and the officer said nothing in time. */
        UNSTATED
    }

    /**
     * @param desk name of the counter, empty on a visit
     * @param recognised whether the applicant is present and is the person on the document
     */
    record Start(Setting setting, String desk, PhotoDocument document, Language language, boolean recognised) {}

    /** @param passwordUnseen whether nobody but the applicant saw the password */
    record Observed(
            boolean readAlone, boolean phraseAlone, boolean passwordAlone, boolean passwordUnseen, Others others) {
        boolean good() {
            return readAlone && phraseAlone && passwordAlone && passwordUnseen;
        }
    }

    sealed interface Opening {
        /** @param code in groups, shown this once */
        record Opened(Shown session, String code) implements Opening {
            @Override
            public String toString() {
                return "Opened[" + session.number() + "]";
            }
        }

        /** {@code reason}: role, already-attending, not-recognised, desk-missing, unprintable, my-number. */
        record Refused(String reason) implements Opening {}
    }

    sealed interface Act {
        record Done() implements Act {}

        /** {@code reason}: role, not-found, already-closed, over, not-signed, too-late, not-observed. */
        record Refused(String reason) implements Act {}
    }

    /** @param caseNumber once there is an application */
    record Shown(
            UUID id,
            String number,
            Setting setting,
            Optional<String> desk,
            State state,
            Optional<String> caseNumber,
            Instant openedAt,
            Instant codeUntil,
            Instant endsAt,
            Instant statementUntil) {}

    /** @param others where the officer stated that the applicant did it alone */
    record Attended(
            Shown session,
            String officer,
            PhotoDocument document,
            Language language,
            Optional<Others> others,
            Optional<StopReason> stopped,
            Optional<Instant> closedAt) {}
}
