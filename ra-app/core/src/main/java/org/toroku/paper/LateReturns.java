package org.toroku.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;
import org.toroku.paper.ActLedger.ActKind;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.process.HaltedSteps;

/** Letters that came back too late to stop anything; each is an act of its case, and a second act settles it. */
@Component
class LateReturns implements ReturnNotices {
    private static final Logger LOG = LoggerFactory.getLogger(LateReturns.class);
    private static final Set<String> READERS = Set.of(Roles.MANAGER, Roles.AUDITOR);
    private static final Set<String> SETTLERS = Set.of(Roles.MANAGER);
    private static final int LONGEST_FINDING = 500;
    /** As the steps say that wait for the manager. */
    private static final String UNSETTLED = "return-unsettled";

    private final Doors doors;
    private final ReturnDesk.Files files;
    private final HandedOver keys;
    private final Standing standing;
    private final Resuming resuming;
    private final Transacting transacting;

    /** What waits for a manager, steps that stand still for it, and what tells that they go on. */
    @Component
    record Resuming(JdbcClient jdbc, HaltedSteps halted, Book book, Persons persons) {}

    LateReturns(
            Doors doors,
            ReturnDesk.Files files,
            HandedOver keys,
            Standing standing,
            Resuming resuming,
            Transacting transacting) {
        this.doors = doors;
        this.files = files;
        this.keys = keys;
        this.standing = standing;
        this.resuming = resuming;
        this.transacting = transacting;
    }

    /**
     * Notes for a manager that a letter came back after it had done its work; joins the caller's transaction, which holds
     * the case.
     *
     * @return false where the return can still stop what the letter was for
     */
    boolean noted(Mail letter, Coming coming) {
        if (!tooLate(letter, coming)) {
            return false;
        }
        files.acts()
                .add(
                        letter.caseId(),
                        ActLedger.Entry.of(
                                ActKind.LETTER_CAME_BACK, letter.kind().name() + " " + coming.reason()),
                        coming.officer(),
                        coming.at());
        LOG.atError()
                .addKeyValue("alarm", "letter-came-back")
                .addKeyValue("case", letter.caseId())
                .addKeyValue("letter", letter.id())
                .addKeyValue("kind", letter.kind())
                .log("A letter came back after what it carried had been used");
        return true;
    }

    /** What stood still for the return goes on; it checks everything again. */
    private void resume(UUID caseId, Officer officer) {
        resuming.halted()
                .resume(caseId, UNSETTLED)
                .forEach(step -> resuming.book()
                        .record(Book.Entry.of(
                                new Actor.Human(officer.username()),
                                "step-resumed",
                                caseId,
                                Map.of(
                                        "element", step.elementId(),
                                        "occurrence", step.occurrence(),
                                        "reason", "return-settled"))));
    }

    private boolean noted(UUID caseId, Officer officer) {
        return files.acts()
                .latest(caseId, ActKind.LETTER_CAME_BACK)
                .filter(act -> resuming.persons().areOne(officer.username(), act.officer()))
                .isPresent();
    }

    /**
     * How a letter came back: to a case in which state, why, and who noted it when.
     *
     * @param newest whether no later letter of its kind was posted
     */
    record Coming(ApplicationState state, boolean newest, String reason, String officer, Instant at) {}

    private boolean tooLate(Mail letter, Coming coming) {
        ApplicationState state = coming.state();
        boolean certified = state == ApplicationState.ISSUED || state == ApplicationState.DELIVERED;
        return switch (letter.kind()) {
            case PICKUP_CODE -> certified && keys.wasHandedOver(letter.caseId());
            // 則5①(1)ハ: whoever answered a letter that its addressee did not get is not proven by the answer
            case INQUIRY ->
                certified
                        || state == ApplicationState.ACCEPTED
                        || coming.newest() && standing.replied(letter.caseId(), letter.orderedAt());
            case DEFECTS,
                    REMINDER,
                    RETURN,
                    CONFIRMATION,
                    REJECTION,
                    NOTICE,
                    EXPIRY,
                    REVOCATION,
                    RESUME_CODE,
                    INVITATION,
                    CONTINUE_CODE,
                    IDENTIFICATION_CODE -> false;
        };
    }

    @Override
    public List<Notice> open(Officer officer) {
        if (doors.objection(officer, READERS).isPresent()) {
            return List.of();
        }
        List<Notice> waiting = resuming.jdbc()
                .sql("""
                        SELECT a.id, a.case_number, act.words, act.at
                        FROM paper_act act JOIN application a ON a.id = act.application_id
                        WHERE act.kind = 'LETTER_CAME_BACK' AND NOT EXISTS (SELECT 1 FROM paper_act later
                            WHERE later.application_id = act.application_id AND later.seq > act.seq
                            AND later.kind IN ('LETTER_CAME_BACK', 'RETURN_SETTLED'))
                        ORDER BY act.seq LIMIT 500
                        """)
                .query((rs, n) -> new Notice(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
        Set<UUID> own = doors.own(
                officer, Set.copyOf(waiting.stream().map(Notice::caseId).toList()));
        return waiting.stream().filter(notice -> !own.contains(notice.caseId())).toList();
    }

    @Override
    public Act settle(Officer officer, UUID caseId, String finding) {
        Optional<String> objection = files.papers()
                .find(caseId)
                .map(file -> doors.objection(officer, SETTLERS, caseId))
                .orElseGet(() -> doors.objection(officer, SETTLERS).or(() -> Optional.of("not-found")));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<String> words = Words.missing(finding, LONGEST_FINDING, "finding-missing");
        if (words.isPresent()) {
            return new Act.Refused(words.get());
        }
        return transacting.inTransaction(now -> {
            files.applications().lock(caseId);
            if (!files.acts().returnUnsettled(caseId)) {
                return new Act.Refused("already-done");
            }
            if (noted(caseId, officer)
                    || standing.tookPart(caseId, officer.username())
                    || standing.decided(caseId, officer.username())) {
                // who noted, examined or decided does not judge what that was worth
                return new Act.Refused("settled-by-another");
            }
            files.acts()
                    .add(caseId, ActLedger.Entry.of(ActKind.RETURN_SETTLED, finding.strip()), officer.username(), now);
            resume(caseId, officer);
            return new Act.Done("");
        });
    }
}
