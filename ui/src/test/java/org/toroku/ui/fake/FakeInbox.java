package org.toroku.ui.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.toroku.process.Inbox;

/** A task list in memory. */
public final class FakeInbox implements Inbox {
    private final Map<Long, Row> rows = new TreeMap<>();
    private Optional<Claim> nextClaim = Optional.empty();

    public void put(Row row) {
        rows.put(row.taskKey(), row);
    }

    public void answerClaimWith(Claim answer) {
        nextClaim = Optional.of(answer);
    }

    /** A task of a case on another route than the card's. */
    public static Row onRoute(long key, String route, String element, String group, Instant at) {
        return new Row(
                key,
                new UUID(7, key),
                "K-2026-%06d".formatted(key),
                "山田　太郎",
                route,
                element,
                1,
                group,
                Optional.empty(),
                State.OPEN,
                at,
                Optional.of(at));
    }

    public static Row row(long key, String applicant, String element, String group, Instant created, Instant due) {
        return new Row(
                key,
                new UUID(7, key),
                "M-2026-%06d".formatted(key),
                applicant,
                "my-number-card",
                element,
                1,
                group,
                Optional.empty(),
                State.OPEN,
                created,
                Optional.of(due));
    }

    @Override
    public List<Row> list(Filter filter, Set<String> roles) {
        return matching(filter, roles).stream()
                .skip(filter.offset())
                .limit(filter.limit())
                .toList();
    }

    @Override
    public int count(Filter filter, Set<String> roles) {
        return matching(filter, roles).size();
    }

    private List<Row> matching(Filter filter, Set<String> roles) {
        return rows.values().stream()
                .filter(row -> row.state() == State.OPEN && roles.contains(row.candidateGroup()))
                .filter(row -> row.caseNumber().contains(filter.text())
                        || row.applicantName().contains(filter.text()))
                .filter(row ->
                        filter.elementId().isEmpty() || filter.elementId().get().equals(row.elementId()))
                .filter(row -> !filter.mineOnly() || row.assignee().equals(Optional.of(filter.officer())))
                .toList();
    }

    @Override
    public Optional<Row> find(long taskKey) {
        return Optional.ofNullable(rows.get(taskKey));
    }

    @Override
    public Claim claim(long taskKey, String officer, Set<String> roles) {
        Optional<Claim> told = nextClaim;
        nextClaim = Optional.empty();
        return told.or(() -> find(taskKey)
                        .map(row -> row.assignee()
                                .filter(other -> !other.equals(officer))
                                .<Claim>map(Claim.TakenBy::new)
                                .orElseGet(() -> new Claim.Claimed(assign(row, Optional.of(officer))))))
                .orElse(new Claim.Gone());
    }

    @Override
    public Claim release(long taskKey, String officer) {
        return find(taskKey)
                .<Claim>map(row -> new Claim.Claimed(assign(row, Optional.empty())))
                .orElse(new Claim.Gone());
    }

    private Row assign(Row row, Optional<String> assignee) {
        Row assigned = new Row(
                row.taskKey(),
                row.caseId(),
                row.caseNumber(),
                row.applicantName(),
                row.route(),
                row.elementId(),
                row.occurrence(),
                row.candidateGroup(),
                assignee,
                row.state(),
                row.createdAt(),
                row.dueAt());
        put(assigned);
        return assigned;
    }

    @Override
    public Commit commit(long taskKey, String officer, Map<String, Object> variables) {
        rows.remove(taskKey);
        return new Commit.Committed();
    }
}
