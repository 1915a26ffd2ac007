package org.toroku.ui.paper;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.paper.PostRoomDesk;
import org.toroku.paper.UnreadPages;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.process.Inbox;

/** What waits for the post room now, counted by kind of work. */
@Component
class PostRoomBacklog {
    private final PostRoomDesk desk;
    private final UnreadPages unread;
    private final LetterDesk letters;
    private final Inbox inbox;

    PostRoomBacklog(PostRoomDesk desk, UnreadPages unread, LetterDesk letters, Inbox inbox) {
        this.desk = desk;
        this.unread = unread;
        this.letters = letters;
        this.inbox = inbox;
    }

    /** In the order in which it is best done; kinds of which nothing waits are left out. */
    Map<Work, Integer> of(Officer officer) {
        Map<Work, Integer> waiting = new LinkedHashMap<>();
        waiting.put(Work.PAGES_TO_SEARCH, unread.waiting(officer).size());
        waiting.put(
                Work.PAGES_TO_FILE,
                desk.tray(officer, PostRoomDesk.TrayQuery.first()).total());
        waiting.put(
                Work.TASKS,
                inbox.count(
                        new Inbox.Filter("", Optional.empty(), false, officer.username(), 0, 1),
                        Set.of(Roles.POST_ROOM)));
        waiting.put(Work.LETTERS_TO_PRINT, letters(officer, Tray.TO_PRINT));
        waiting.put(Work.LETTERS_TO_POST, letters(officer, Tray.TO_POST));
        waiting.values().removeIf(count -> count == 0);
        return waiting;
    }

    private int letters(Officer officer, Tray tray) {
        return letters.letters(officer, tray) instanceof LetterDesk.Listing.Letters(var _, var all) ? all : 0;
    }

    enum Work {
        PAGES_TO_SEARCH,
        PAGES_TO_FILE,
        TASKS,
        LETTERS_TO_PRINT,
        LETTERS_TO_POST
    }
}
