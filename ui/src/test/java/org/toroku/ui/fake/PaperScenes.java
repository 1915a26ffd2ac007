package org.toroku.ui.fake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.paper.Defect;
import org.toroku.paper.DefectCode;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.LetterLanguage;
import org.toroku.paper.PaperCounter.Again;
import org.toroku.paper.PaperCounter.Checklist;
import org.toroku.paper.PaperCounter.Coming;
import org.toroku.paper.ProofMethod;
import org.toroku.post.LetterKind;

/** Applications on paper as their applicants meet them, for looking at; each answers with its resume code. */
@RestController
public class PaperScenes {
    private static final Instant MIDNIGHT = Instant.parse("2026-12-10T15:00:00Z");

    private final FakeCounter counter;
    private final FakePaper paper;

    PaperScenes(FakeCounter counter, FakePaper paper) {
        this.counter = counter;
        this.paper = paper;
    }

    @GetMapping("/fake/paper/{scene}")
    String play(@PathVariable String scene) {
        Access access = switch (scene) {
            case "correction" ->
                make(ApplicationState.AWAITING_DOCUMENTS, Optional.of("correction-asked"), correction(), none());
            case "code-letter" ->
                make(
                        ApplicationState.ACCEPTED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Coming(LetterKind.PICKUP_CODE, Coming.Stage.POSTED)));
            case "issued" ->
                make(
                        ApplicationState.ISSUED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Coming(LetterKind.PICKUP_CODE, Coming.Stage.POSTED)));
            default -> make(ApplicationState.AWAITING_DOCUMENTS, Optional.empty(), Optional.empty(), none());
        };
        return access.applicationId() + ":" + access.token();
    }

    private static Optional<Coming> none() {
        return Optional.empty();
    }

    private static Optional<Again> correction() {
        return Optional.of(new Again(
                List.of(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE)),
                List.of(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE)));
    }

    /** An application on paper in this state. */
    public Access make(
            ApplicationState state, Optional<String> reason, Optional<Again> again, Optional<Coming> coming) {
        Applied applied = counter.apply(
                FakeCases.FORM,
                new Consent("1", Instant.EPOCH, List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE));
        Access access = ((Applied.Accepted) applied).access();
        paper.keep(
                access.applicationId(),
                new Checklist(
                        "P-2026-000042-K",
                        ProofMethod.SEAL_CERTIFICATE,
                        LetterLanguage.JA,
                        MIDNIGHT,
                        List.of(
                                List.of(EnclosureKind.APPLICATION_FORM),
                                List.of(EnclosureKind.RESIDENCE_RECORD),
                                List.of(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE)),
                        List.of(),
                        again,
                        coming));
        reason.ifPresentOrElse(
                code -> counter.move(access.applicationId(), state, code),
                () -> counter.move(access.applicationId(), state));
        return access;
    }
}
