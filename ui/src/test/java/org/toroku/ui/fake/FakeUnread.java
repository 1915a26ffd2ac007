package org.toroku.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.Act;
import org.toroku.paper.UnreadPages;

/** One page that was read too slowly. */
public final class FakeUnread implements UnreadPages {
    private final List<UUID> looked = new ArrayList<>();
    private final List<UUID> unread = new ArrayList<>();

    public void put(UUID page) {
        unread.add(page);
    }

    public List<UUID> looked() {
        return List.copyOf(looked);
    }

    @Override
    public List<Waiting> waiting(Officer officer) {
        return looked.isEmpty()
                ? List.of(new Waiting(new UUID(9, 9), 3, 2480, 3508, Optional.of(FakePostRoom.CODE)))
                : List.of();
    }

    @Override
    public Act noMyNumberSeen(Officer officer, UUID pageId) {
        looked.add(pageId);
        return new Act.Done("");
    }

    @Override
    public Set<UUID> ofCase(Officer officer, UUID caseId) {
        return Set.copyOf(unread);
    }
}
