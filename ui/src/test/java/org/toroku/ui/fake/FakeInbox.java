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
    private int leftOut;

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
                LongNames.applicant("山田　太郎"),
                route,
                element,
                1,
                group,
                Optional.empty(),
                State.OPEN,
                at,
                Optional.of(at),
                Optional.empty());
    }

    public static Row row(long key, String applicant, String element, String group, Instant created, Instant due) {
        return new Row(
                key,
                new UUID(7, key),
                "M-2026-%06d".formatted(key),
                LongNames.applicant(applicant),
                "my-number-card",
                element,
                1,
                group,
                Optional.empty(),
                State.OPEN,
                created,
                Optional.of(due),
                Optional.empty());
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

    public void leaveOut(int tasks) {
        leftOut = tasks;
    }

    @Override
    public int leftOut(String reader, Set<String> roles) {
        return leftOut;
    }

    @Override
    public List<Row> among(Filter filter, Set<String> roles, Set<Long> taskKeys) {
        return matching(filter, roles).stream()
                .filter(row -> taskKeys.contains(row.taskKey()))
                .toList();
    }

    private List<Row> matching(Filter filter, Set<String> roles) {
        return rows.values().stream()
                .filter(row ->
                        row.state() == State.OPEN && (filter.everyGroup() || roles.contains(row.candidateGroup())))
                .filter(row -> row.caseNumber().contains(filter.text())
                        || row.applicantName().contains(filter.text()))
                .filter(row ->
                        filter.elementId().isEmpty() || filter.elementId().get().equals(row.elementId()))
                .filter(row -> filter.route().isEmpty() || filter.route().get().equals(row.route()))
                .filter(row -> isHeld(row, filter))
                .filter(row -> switch (filter.rests()) {
                    case ALL -> true;
                    case AWAKE -> row.rest().isEmpty();
                    case RESTING -> row.rest().isPresent();
                })
                .map(row -> row.shownTo(filter.officer(), roles))
                .toList();
    }

    private static boolean isHeld(Row row, Filter filter) {
        boolean mine = row.assignee().equals(Optional.of(filter.officer()));
        return switch (filter.holder()) {
            case ANYBODY -> true;
            case MINE -> mine;
            case NOBODY -> row.assignee().isEmpty();
            case OTHERS -> row.assignee().isPresent() && !mine;
        };
    }

    @Override
    public List<Row> heldBy(String holder, String reader, Set<String> roles) {
        return rows.values().stream()
                .filter(row -> row.state() == State.OPEN && row.assignee().equals(Optional.of(holder)))
                .filter(row -> roles.contains("manager") || roles.contains(row.candidateGroup()))
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
                                .orElseGet(() -> new Claim.Claimed(assign(row, Optional.of(officer), row.rest())))))
                .orElse(new Claim.Gone());
    }

    @Override
    public Claim release(long taskKey, String officer) {
        return find(taskKey)
                .<Claim>map(row -> new Claim.Claimed(assign(row, Optional.empty(), Optional.empty())))
                .orElse(new Claim.Gone());
    }

    @Override
    public Claim takeBack(long taskKey, String overseer, Set<String> roles) {
        return release(taskKey, overseer);
    }

    /** Nobody examines for nobu. */
    @Override
    public Claim assign(long taskKey, String by, Set<String> roles, String to) {
        return find(taskKey)
                .<Claim>map(row -> to.equals("nobu")
                        ? new Claim.NotAllowed("four-eyes")
                        : new Claim.Claimed(assign(row, Optional.of(to), row.rest())))
                .orElse(new Claim.Gone());
    }

    @Override
    public List<String> colleagues(Set<String> groups) {
        return List.of("nobu", LongNames.officer("suzuki"));
    }

    @Override
    public Resting rest(long taskKey, String officer, Instant until, String reason) {
        return resting(taskKey, officer, Optional.of(new Rest(until, reason)));
    }

    @Override
    public Resting wake(long taskKey, String officer) {
        return resting(taskKey, officer, Optional.empty());
    }

    private Resting resting(long taskKey, String officer, Optional<Rest> rest) {
        return find(taskKey)
                .<Resting>map(row -> row.assignee().equals(Optional.of(officer))
                        ? new Resting.Done(assign(row, row.assignee(), rest))
                        : new Resting.NotClaimed())
                .orElse(new Resting.Gone());
    }

    @Override
    public List<Load> workload(Set<String> roles) {
        return rows.values().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        row -> java.util.Map.entry(row.candidateGroup(), row.assignee())))
                .entrySet()
                .stream()
                .map(group -> new Load(
                        group.getKey().getKey(),
                        group.getKey().getValue(),
                        group.getValue().size(),
                        0,
                        (int) group.getValue().stream()
                                .filter(row -> row.rest().isPresent())
                                .count()))
                .toList();
    }

    private Row assign(Row row, Optional<String> assignee, Optional<Rest> rest) {
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
                row.dueAt(),
                rest);
        put(assigned);
        return assigned;
    }

    @Override
    public Commit commit(long taskKey, String officer, Map<String, Object> variables) {
        rows.remove(taskKey);
        return new Commit.Committed();
    }
}
