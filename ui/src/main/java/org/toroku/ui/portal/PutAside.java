package org.toroku.ui.portal;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.KeptForms;

/**
 * The form that one session put aside, or took up again. Nothing is kept under a code that came from outside: whoever sent
 * somebody such a link would read what they type.
 */
final class PutAside {
    private final KeptForms forms;
    private Optional<String> own = Optional.empty();
    private Optional<String> takenUp = Optional.empty();
    private Optional<UUID> madeOf = Optional.empty();

    PutAside(KeptForms forms) {
        this.forms = forms;
    }

    /** Keeps what is typed so far; a session keeps one form, under one code of its own. */
    KeptForms.Kept keep(SavedDraft draft, ClientFacts facts) {
        KeptForms.Kept kept = forms.keep(own, draft.text(), facts);
        if (kept instanceof KeptForms.Kept.Under(String code, var _)) {
            own = Optional.of(code);
        }
        return kept;
    }

    Optional<SavedDraft> open(String code) {
        return forms.open(code).flatMap(SavedDraft::read);
    }

    void takeUp(String code) {
        takenUp = Optional.of(code);
    }

    /** Whether what stands in the form was typed in an earlier session. */
    boolean isTakenUp() {
        return takenUp.isPresent();
    }

    /** Of what is typed an application was made, which is not signed yet. */
    void became(UUID applicationId) {
        madeOf = Optional.of(applicationId);
    }

    /** An application is handed in; where it was made of this form, nothing of the form waits any more. */
    void handedIn(UUID applicationId) {
        if (madeOf.equals(Optional.of(applicationId))) {
            Stream.of(own, takenUp).flatMap(Optional::stream).forEach(forms::forget);
        }
        leave();
    }

    /** Another form begins; this one waits on for whoever has its code. */
    void leave() {
        own = Optional.empty();
        takenUp = Optional.empty();
        madeOf = Optional.empty();
    }
}
