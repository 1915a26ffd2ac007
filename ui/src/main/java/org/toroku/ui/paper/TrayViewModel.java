package org.toroku.ui.paper;

import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.Act;
import org.toroku.paper.PostRoomDesk;
import org.toroku.paper.PostRoomDesk.AsideReason;
import org.toroku.paper.PostRoomDesk.Tray;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.paper.PostRoomDesk.TrayQuery;
import org.toroku.ui.staff.Said;

/** Where the officer is in the tray; only the part around that place is read. */
final class TrayViewModel {
    static final int PART = 20;

    private final Officer officer;
    private final PostRoomDesk desk;
    private String text = "";
    private boolean aside;
    private int position;
    private boolean worked;
    private Tray part = new Tray(java.util.List.of(), 0);

    TrayViewModel(Officer officer, PostRoomDesk desk) {
        this.officer = officer;
        this.desk = desk;
    }

    String text() {
        return text;
    }

    /** Whether those set aside are shown instead of those that wait. */
    boolean aside() {
        return aside;
    }

    Tray part() {
        return part;
    }

    /** Number of the page shown, from 0, of all that were asked for. */
    int position() {
        return position;
    }

    /** Number of the first page of the part. */
    int start() {
        return position - position % PART;
    }

    /** Reads again; where the last page left, the one before it is shown. */
    void read() {
        part = ask();
        if (part.pages().size() <= position - start() && position > 0) {
            position = Math.max(Math.min(position, part.total() - 1), 0);
            part = ask();
        }
    }

    private Tray ask() {
        return desk.tray(officer, new TrayQuery(text, aside, start(), PART));
    }

    Optional<TrayPage> page() {
        int index = position - start();
        return index < part.pages().size() ? Optional.of(part.pages().get(index)) : Optional.empty();
    }

    boolean hasNext() {
        return position + 1 < part.total();
    }

    boolean hasPrevious() {
        return position > 0;
    }

    void next() {
        go(position + 1);
    }

    void previous() {
        go(position - 1);
    }

    void go(int to) {
        position = Math.max(Math.min(to, part.total() - 1), 0);
        read();
    }

    void search(String wanted) {
        text = wanted;
        position = 0;
        read();
    }

    void showAside(boolean shown) {
        aside = shown;
        position = 0;
        read();
    }

    /** Whether the last act was done here, so that the keyboard stays here; asking forgets it. */
    boolean workedOn() {
        boolean was = worked;
        worked = false;
        return was;
    }

    /** What came of filing a page. */
    sealed interface Filed {
        record Answered(Said said) implements Filed {}

        /** Envelope or print speak for another case: somebody has to say why it goes here. */
        record Doubtful(String reason) implements Filed {}
    }

    Filed file(UUID page, UUID enclosure) {
        return switch (desk.file(officer, page, enclosure)) {
            case Act.Refused(var reason)
            when reason.equals("other-case") || reason.equals("unknown-code") -> new Filed.Doubtful(reason);
            case Act answer -> new Filed.Answered(after(Said.of(answer, "post.filed")));
        };
    }

    Said fileAcross(UUID page, UUID enclosure, String why) {
        return after(Said.of(desk.fileAcross(officer, page, enclosure, why.strip()), "post.filed"));
    }

    Said setAside(UUID page, AsideReason reason) {
        return after(Said.of(desk.setAside(officer, page, reason), "tray.was-set-aside"));
    }

    Said takeBack(UUID page) {
        return after(Said.of(desk.takeBack(officer, page), "tray.was-taken-back"));
    }

    Said quarantine(UUID page) {
        return after(Said.of(desk.quarantine(officer, page), "post.erased"));
    }

    private Said after(Said said) {
        worked = said.success();
        return said;
    }
}
