package org.toroku.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The inbox as officers use it. */
@Component
class StaffInbox implements Inbox {
    private final InboxRows rows;
    private final Claims claims;
    private final TaskRests rests;
    private final OfficerActs acts;

    StaffInbox(InboxRows rows, Claims claims, TaskRests rests, OfficerActs acts) {
        this.rows = rows;
        this.claims = claims;
        this.rests = rests;
        this.acts = acts;
    }

    @Override
    public List<Row> list(Filter filter, Set<String> roles) {
        return rows.list(filter, roles);
    }

    @Override
    public int count(Filter filter, Set<String> roles) {
        return rows.count(filter, roles);
    }

    @Override
    public int leftOut(String reader, Set<String> roles) {
        return rows.leftOut(reader, roles);
    }

    @Override
    public List<Row> among(Filter filter, Set<String> roles, Set<Long> taskKeys) {
        return rows.among(filter, roles, taskKeys);
    }

    @Override
    public List<Row> heldBy(String holder, String reader, Set<String> roles) {
        return rows.heldBy(holder, reader, roles);
    }

    @Override
    public Optional<Row> find(long taskKey) {
        return rows.find(taskKey);
    }

    @Override
    public Claim claim(long taskKey, String officer, Set<String> roles) {
        return claims.claim(taskKey, officer, roles);
    }

    @Override
    public Claim release(long taskKey, String officer) {
        return claims.release(taskKey, officer);
    }

    @Override
    public Claim takeBack(long taskKey, String overseer, Set<String> roles) {
        return claims.takeBack(taskKey, overseer, roles);
    }

    @Override
    public Claim assign(long taskKey, String by, Set<String> roles, String to) {
        return claims.assign(taskKey, by, roles, to);
    }

    @Override
    public List<String> colleagues(Set<String> groups) {
        return claims.colleagues(groups);
    }

    @Override
    public Resting rest(long taskKey, String officer, Instant until, String reason) {
        return rests.rest(taskKey, officer, until, reason);
    }

    @Override
    public Resting wake(long taskKey, String officer) {
        return rests.wake(taskKey, officer);
    }

    @Override
    public List<Load> workload(Set<String> roles) {
        return rows.workload(roles);
    }

    @Override
    public Commit commit(long taskKey, String officer, Map<String, Object> variables) {
        return acts.commit(taskKey, officer, variables);
    }
}
