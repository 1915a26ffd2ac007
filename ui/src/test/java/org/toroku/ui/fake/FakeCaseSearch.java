package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.CaseSearch;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;
import org.toroku.pki.SerialText;
import org.toroku.process.Inbox;

/** A few cases that are over, and one that waits for its examiner. */
public final class FakeCaseSearch implements CaseSearch {
    private static final Instant AT = Instant.parse("2026-10-02T03:00:00Z");

    private final Inbox inbox;
    private final List<UUID> opened = new ArrayList<>();

    public FakeCaseSearch(Inbox inbox) {
        this.inbox = inbox;
    }

    /** What the book would say. */
    public List<UUID> opened() {
        return List.copyOf(opened);
    }

    private List<Found> all() {
        List<Found> all = new ArrayList<>(List.of(
                found(71, "鈴木　一郎", Routes.MY_NUMBER_CARD, ApplicationState.DELIVERED, "5f3a9c0011d2e4b7a8c9"),
                found(72, "長宗我部　龍之介左衛門尉マクシミリアン・アレクサンダー", Routes.MY_NUMBER_CARD, ApplicationState.REJECTED, ""),
                found(
                        74,
                        "高橋　次郎",
                        Routes.MY_NUMBER_CARD,
                        ApplicationState.REVOKED,
                        "a3f9c0011d2e4b7a8c90a3f9c0011d2e4b7a8c9"),
                found(73, "髙橋　花子", Routes.PAPER, ApplicationState.REVOKED_UNRECEIVED, "77aa9c0011d2e4b7a8c9")));
        inbox.find(1)
                .ifPresent(row -> all.add(new Found(
                        row.caseId(),
                        row.caseNumber(),
                        row.applicantName(),
                        row.route(),
                        ApplicationState.REFERRED,
                        row.createdAt(),
                        Optional.empty(),
                        Optional.of(new Task(row.taskKey(), row.elementId())))));
        return all;
    }

    private static Found found(long key, String name, String route, ApplicationState state, String serial) {
        return new Found(
                new UUID(7, key),
                (route.equals(Routes.PAPER) ? "P" : "M") + "-2026-%06d".formatted(key),
                LongNames.applicant(name),
                route,
                state,
                AT,
                Optional.of(serial).filter(text -> !text.isEmpty()),
                Optional.empty());
    }

    private List<Found> matching(Query query) {
        return all().stream()
                .filter(each -> each.caseNumber().contains(query.text())
                        || each.applicantName().contains(query.text())
                        || each.serial().equals(Optional.of(SerialText.kept(query.text()))))
                .filter(each -> query.state().isEmpty() || query.state().get() == each.state())
                .filter(each -> query.route().isEmpty() || query.route().get().equals(each.route()))
                .toList();
    }

    @Override
    public List<Found> find(Officer officer, Query query, int offset, int limit) {
        return matching(query).stream().skip(offset).limit(limit).toList();
    }

    @Override
    public int count(Officer officer, Query query) {
        return matching(query).size();
    }

    @Override
    public Optional<Found> open(Officer officer, UUID caseId) {
        opened.add(caseId);
        return all().stream().filter(each -> each.caseId().equals(caseId)).findFirst();
    }
}
