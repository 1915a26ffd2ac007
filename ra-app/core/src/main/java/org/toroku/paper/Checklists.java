package org.toroku.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.StandingDesk;
import org.toroku.paper.FileLedger.PaperRow;
import org.toroku.paper.PaperCounter.Again;
import org.toroku.paper.PaperCounter.Checklist;
import org.toroku.paper.PaperCounter.Coming;
import org.toroku.post.OutgoingMail;

/** Says what applicants on paper still have to send, and which letter they have to expect. */
@Component
class Checklists {
    private static final List<EnclosureKind> PHOTO_IDS = List.of(
            EnclosureKind.DRIVING_LICENCE,
            EnclosureKind.PASSPORT,
            EnclosureKind.MY_NUMBER_CARD_FRONT,
            EnclosureKind.RESIDENCE_CARD);
    private static final List<EnclosureKind> PROOF_OF_PROXY = List.of(
            EnclosureKind.DRIVING_LICENCE,
            EnclosureKind.PASSPORT,
            EnclosureKind.MY_NUMBER_CARD_FRONT,
            EnclosureKind.RESIDENCE_CARD,
            EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);

    private final StandingDesk standings;
    private final Standing standing;
    private final EnclosureLedger enclosures;
    private final OutgoingMail mail;

    Checklists(StandingDesk standings, Standing standing, EnclosureLedger enclosures, OutgoingMail mail) {
        this.standings = standings;
        this.standing = standing;
        this.enclosures = enclosures;
        this.mail = mail;
    }

    Checklist of(PaperRow file) {
        return new Checklist(
                file.caseCode(),
                file.method(),
                file.letterLanguage(),
                file.documentsDeadline(),
                enclose(file),
                file.proxy() ? PROOF_OF_PROXY : List.of(),
                again(file.caseId()),
                coming(file.caseId()));
    }

    /** Only while the case waits for it: what was asked for in an earlier round is no news any more. */
    private Optional<Again> again(UUID caseId) {
        StandingDesk.Standing now = standings.of(caseId);
        if (now.state() != ApplicationState.AWAITING_DOCUMENTS) {
            return Optional.empty();
        }
        if (now.reasons().contains("correction-asked")) {
            return standing.correction(caseId)
                    .map(asked -> new Again(
                            asked.defects(),
                            asked.defects().stream()
                                    .flatMap(defect -> defect.enclosure().stream())
                                    .distinct()
                                    .toList()));
        }
        return now.reasons().contains("documents-returned")
                ? Optional.of(new Again(List.of(), wentBack(caseId)))
                : Optional.empty();
    }

    /** Kinds of which the original went back and no other is here. */
    private List<EnclosureKind> wentBack(UUID caseId) {
        List<EnclosureKind> here = enclosures.current(caseId).stream()
                .map(EnclosureLedger.EnclosureRow::kind)
                .toList();
        return enclosures.of(caseId).stream()
                .filter(row -> row.last() == CustodyEvent.RETURNED)
                .map(EnclosureLedger.EnclosureRow::kind)
                .filter(kind -> !here.contains(kind))
                .distinct()
                .toList();
    }

    /** Who is not told that a letter comes does not open the door to the postman. */
    private Optional<Coming> coming(UUID caseId) {
        return mail.ofCase(caseId).stream()
                .filter(each -> each.channel() == OutgoingMail.Channel.ADDRESSEE_ONLY)
                .filter(each -> each.state() != OutgoingMail.MailState.VOID)
                .reduce((former, later) -> later)
                .flatMap(Checklists::coming);
    }

    private static Optional<Coming> coming(OutgoingMail.Mail letter) {
        Optional<Coming.Stage> stage = switch (letter.state()) {
            case ORDERED, PRINTED -> Optional.of(Coming.Stage.PREPARED);
            case POSTED -> Optional.of(Coming.Stage.POSTED);
            case RETURNED -> Optional.of(Coming.Stage.RETURNED);
            case DELIVERED, QUEUED, SENT, FAILED, VOID -> Optional.empty();
        };
        return stage.map(reached -> new Coming(letter.kind(), reached));
    }

    /** Of each group one; what an applicant in Japan has at hand comes first. */
    private static List<List<EnclosureKind>> enclose(PaperRow file) {
        ProofMethod method = file.method();
        List<List<EnclosureKind>> enclose = new ArrayList<>();
        enclose.add(List.of(EnclosureKind.APPLICATION_FORM));
        if (file.proxy()) {
            // signed and sealed by the applicant, with the certificate of that seal, whatever the method is
            enclose.add(List.of(EnclosureKind.MANDATE));
            if (method != ProofMethod.SEAL_CERTIFICATE) {
                enclose.add(List.of(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
            }
        }
        enclose.add(List.of(EnclosureKind.RESIDENCE_RECORD, EnclosureKind.CONSULAR_RESIDENCE_CERTIFICATE));
        switch (method) {
            case PHOTO_ID -> enclose.add(PHOTO_IDS);
            case SEAL_CERTIFICATE -> enclose.add(List.of(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
            case INQUIRY -> {
                // nothing at arrival: the reply to our letter follows
            }
        }
        return enclose;
    }
}
