package org.toroku.ui.staff;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.TaskHold.Stage;

/** Whose the task is where this officer cannot act on it, and the button that claims or releases it. */
public final class ClaimNote extends Div {
    public ClaimNote(TaskHold hold, Consumer<Said> claimed) {
        Stage stage = hold.stage();
        switch (stage) {
            case CLOSED, READ_ONLY ->
                add(new Paragraph(hold.row()
                        .flatMap(Inbox.Row::assignee)
                        .map(holder -> held(hold, holder))
                        .orElse(getTranslation(isDone(hold) ? "act.nothing" : "act.read-only"))));
            case CLAIMABLE -> add(new Paragraph(getTranslation("act.claim-first")));
            case MINE -> {
                // the act itself stands above
            }
        }
        if (stage == Stage.CLAIMABLE || stage == Stage.MINE) {
            String key = hold.isMine() ? "claim.release" : "claim.claim";
            add(new Button(getTranslation(key), click -> claimed.accept(hold.toggle())));
        }
    }

    private String held(TaskHold hold, String holder) {
        if (holder.isEmpty()) {
            return getTranslation(isDone(hold) ? "act.nothing" : "act.held-unnamed");
        }
        return getTranslation(isDone(hold) ? "act.done-by" : "act.held-by", holder);
    }

    private static boolean isDone(TaskHold hold) {
        return hold.row()
                .map(Inbox.Row::state)
                .filter(state -> state == Inbox.State.COMPLETING || state == Inbox.State.COMPLETED)
                .isPresent();
    }
}
