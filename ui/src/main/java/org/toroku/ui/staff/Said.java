package org.toroku.ui.staff;

import org.toroku.decision.DecisionDesk;
import org.toroku.paper.Act;
import org.toroku.process.Inbox;

/**
 * An answer to an officer as a message key with what its places are filled with.
 *
 * @param parameter empty where the sentence needs none; several are parted by tabs
 */
public record Said(String key, String parameter, boolean success) {
    private static final String RECORDED = "act.done";

    /** What the sentence's places are filled with, in their order. */
    public Object[] parameters() {
        return parameter.split("\t", -1);
    }

    public static Said done(String key) {
        return new Said(key, "", true);
    }

    /** The same of a case, where the page that shows the case is left with it; what names more than "recorded" stays. */
    public Said about(String caseNumber) {
        return key.equals(RECORDED) ? new Said("act.done.case", caseNumber, success) : this;
    }

    /** @param reason code of a desk, whose sentence stands under {@code act.} */
    public static Said refused(String reason) {
        return new Said("act." + reason, "", false);
    }

    /** @param done key of the sentence where the desk recorded it */
    public static Said of(Act answer, String done) {
        return switch (answer) {
            case Act.Done _ -> done(done);
            case Act.Refused refused -> refused(refused.reason());
        };
    }

    public static Said of(DecisionDesk.Act answer) {
        return switch (answer) {
            case DecisionDesk.Act.Done _ -> done(RECORDED);
            case DecisionDesk.Act.Refused refused -> refused(refused.reason());
        };
    }

    public static Said of(Inbox.Claim answer, boolean released) {
        return of(answer, released ? "claim.released" : "claim.done");
    }

    /**
     * @param named key of the sentence that names the holder
     * @param unnamed key of the one for who must not be told
     */
    public static Said taken(Inbox.Claim.TakenBy answer, String named, String unnamed) {
        return new Said(answer.officer().isEmpty() ? unnamed : named, answer.officer(), false);
    }

    /** @param done key of the sentence where it was done; its place is for the case's number */
    public static Said of(Inbox.Claim answer, String done) {
        return switch (answer) {
            case Inbox.Claim.Claimed claimed -> new Said(done, claimed.row().caseNumber(), true);
            case Inbox.Claim.TakenBy taken -> taken(taken, "claim.taken", "claim.taken-unnamed");
            case Inbox.Claim.Gone _ -> new Said("claim.gone", "", false);
            case Inbox.Claim.NotAllowed refused -> refused(refused.reason());
        };
    }
}
