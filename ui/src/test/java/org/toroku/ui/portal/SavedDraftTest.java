package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationForm.Sex;

/** What of a form is kept, and what is asked anew. */
class SavedDraftTest {
    @Test
    void bringsBackWhatWasTypedAlsoWhereItIsWrong() {
        FormDraft draft = new FormDraft();
        draft.put(FormField.FAMILY_NAME, "𠮷野");
        draft.put(FormField.EMAIL, "not an address");
        draft.typeBirthDate("昭和99年");
        draft.sex(Optional.of(Sex.FEMALE));
        draft.operator(Optional.of(Operator.HELPED));

        FormDraft back = new FormDraft();
        SavedDraft saved =
                SavedDraft.read(SavedDraft.of(Way.PAPER, draft, "").text()).orElseThrow();
        saved.putInto(back);

        assertThat(saved.way()).isEqualTo(Way.PAPER);
        assertThat(back.text(FormField.FAMILY_NAME)).isEqualTo("𠮷野");
        assertThat(back.text(FormField.EMAIL)).isEqualTo(draft.text(FormField.EMAIL));
        assertThat(back.text(FormField.GIVEN_NAME)).isEmpty();
        assertThat(back.birthDateTyped()).isEqualTo("昭和99年");
        assertThat(back.sex()).contains(Sex.FEMALE);
        assertThat(back.operator()).as("somebody else may sit there").isEmpty();
        assertThat(saved.toString()).doesNotContain("𠮷野");
    }

    @Test
    void whatIsNoFormIsNone() {
        assertThat(SavedDraft.read("")).isEmpty();
        assertThat(SavedDraft.read("[]")).isEmpty();
        assertThat(SavedDraft.read("{\"way\":\"CARD\"}")).isEmpty();
        assertThat(SavedDraft.read(SavedDraft.of(Way.CARD, new FormDraft(), "").text()))
                .isPresent();
        assertThat(SavedDraft.read("{\"way\":\"ELSEWHERE\"}")).isEmpty();
    }
}
