package org.toroku.ui.revocation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Act;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Found;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Sheet;
import org.toroku.ui.staff.Said;

/** What was found, which certificate is looked at, and what is still open. */
final class RevocationsViewModel {
    private final RevocationDesk desk;
    private final Officer officer;
    private Optional<Found> found = Optional.empty();
    private Optional<UUID> chosen = Optional.empty();

    RevocationsViewModel(RevocationDesk desk, Officer officer) {
        this.desk = desk;
        this.officer = officer;
    }

    /** The only one is looked at at once. */
    void search(String typed) {
        Found answer = desk.search(officer, typed);
        List<Certificate> certificates = answer.certificates();
        found = Optional.of(answer);
        chosen = certificates.size() == 1 ? Optional.of(certificates.getFirst().caseId()) : Optional.empty();
    }

    void choose(UUID caseId) {
        chosen = Optional.of(caseId);
    }

    /** Empty until something was searched for. */
    Optional<Found> found() {
        return found;
    }

    boolean nothingChosen() {
        return chosen.isEmpty();
    }

    /** As it is now; empty also where this officer may not look at what was chosen. */
    Optional<Sheet> sheet() {
        return chosen.flatMap(caseId -> desk.look(officer, caseId));
    }

    List<Request> open() {
        return desk.open(officer);
    }

    Said enter(Entry entry) {
        return chosen.map(caseId -> said(desk.enter(officer, caseId, entry), "revocation.entered"))
                .orElseGet(() -> new Said("revocation.refused.not-found", "", false));
    }

    /** @param done key of the sentence where the desk recorded it */
    static Said said(Act act, String done) {
        return switch (act) {
            case Act.Done() -> Said.done(done);
            case Act.Refused(var reason) -> new Said("revocation.refused." + reason, "", false);
        };
    }
}
