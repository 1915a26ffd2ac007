package org.toroku.ui.portal;

import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.KeptForms;

/** The form that one session put aside, or took up again. */
final class PutAside {
    private final KeptForms forms;
    private Optional<String> code = Optional.empty();
    private boolean takenUp;

    PutAside(KeptForms forms) {
        this.forms = forms;
    }

    /** Keeps what is typed so far; a session keeps one form, under one code. */
    KeptForms.Kept keep(SavedDraft draft, ClientFacts facts) {
        KeptForms.Kept kept = forms.keep(code, draft.text(), facts);
        if (kept instanceof KeptForms.Kept.Under(String under, var _)) {
            code = Optional.of(under);
        }
        return kept;
    }

    Optional<SavedDraft> open(String known) {
        return forms.open(known).flatMap(SavedDraft::read);
    }

    void takeUp(String known) {
        code = Optional.of(known);
        takenUp = true;
    }

    /** Whether what stands in the form was typed in an earlier session. */
    boolean isTakenUp() {
        return takenUp;
    }

    /** The form was handed in, and nothing of it waits any more. */
    void forget() {
        code.ifPresent(forms::forget);
        leave();
    }

    /** Another form begins; this one waits on for whoever has its code. */
    void leave() {
        code = Optional.empty();
        takenUp = false;
    }
}
