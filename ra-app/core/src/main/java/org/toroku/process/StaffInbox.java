package org.toroku.process;

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
    private final OfficerActs acts;

    StaffInbox(InboxRows rows, Claims claims, OfficerActs acts) {
        this.rows = rows;
        this.claims = claims;
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
    public Commit commit(long taskKey, String officer, Map<String, Object> variables) {
        return acts.commit(taskKey, officer, variables);
    }
}
