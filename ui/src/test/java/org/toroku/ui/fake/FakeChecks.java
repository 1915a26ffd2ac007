package org.toroku.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.check.CheckDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.process.Inbox;
import org.toroku.workflows.AdditionalCheck;
import org.toroku.workflows.AdditionalCheck.Point;
import org.toroku.workflows.AdditionalCheck.Worded;

/** One additional check that an owner drew; answers are recorded and answered as told. */
public final class FakeChecks implements CheckDesk {
    public static final String ELEMENT = "confirm-by-phone";

    /** With characters that a page must not take for its own. */
    public static final AdditionalCheck DRAWN = new AdditionalCheck(
            ELEMENT,
            "decide-application",
            "examiner",
            new Worded("本人へ電話で確認する", "Ask the applicant by phone"),
            new Worded("申込書の電話番号にかけ、申込みの意思を確かめてください。", "Call the number & ask <b>whether</b> they applied."),
            List.of(
                    new Point("a", new Worded("本人が電話に出た", "The applicant answered")),
                    new Point("b", new Worded("申し込んだことを本人が認めた", "The applicant confirmed having applied"))),
            Optional.of(3));

    private final Inbox inbox;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();
    private Optional<Act> nextAct = Optional.empty();
    private boolean known = true;

    public FakeChecks(Inbox inbox) {
        this.inbox = inbox;
    }

    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    public void answerWith(Act act) {
        nextAct = Optional.of(act);
    }

    /** The models are not what was approved. */
    public void forget() {
        known = false;
    }

    public void put(Answered answer) {
        answered.add(answer);
    }

    @Override
    public Optional<Asked> asked(Officer reader, Inbox.Row task) {
        return known && task.elementId().equals(ELEMENT) ? Optional.of(new Asked(DRAWN, "0123")) : Optional.empty();
    }

    @Override
    public Optional<Worded> name(UUID caseId, String elementId) {
        return known && elementId.equals(ELEMENT) ? Optional.of(DRAWN.name()) : Optional.empty();
    }

    @Override
    public Act answer(long taskKey, Officer officer, Answer answer) {
        answers.add(answer);
        Optional<Act> told = nextAct;
        nextAct = Optional.empty();
        if (told.isPresent()) {
            return told.get();
        }
        inbox.commit(taskKey, officer.username(), Map.of());
        return new Act.Done();
    }

    @Override
    public List<Answered> of(Officer reader, UUID caseId) {
        return List.copyOf(answered);
    }
}
