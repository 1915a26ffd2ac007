package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationForm.Sex;
import org.toroku.ui.portal.DraftInBrowser.Restored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a browser kept, put back into a draft; the browser may have kept anything. */
class DraftInBrowserTest {
    private final FormDraft draft = new FormDraft();
    private final Map<String, Object> values = new HashMap<>();

    private JsonNode kept(String id) {
        return JsonMapper.builder().build().valueToTree(Map.of("id", id, "at", 1, "values", values));
    }

    private Restored same() {
        return DraftInBrowser.restore(draft, kept(draft.id().toString()));
    }

    private Restored other() {
        return DraftInBrowser.restore(draft, kept("gone"));
    }

    @Test
    void everythingComesBackAfterALostSession() {
        values.putAll(Map.of(
                "familyName", "高橋",
                "familyNameKana", "たかはし",
                "birthDate", "S55.2.17",
                "sex", "1",
                "operator", "0"));
        assertThat(other()).isEqualTo(Restored.ALL);
        assertThat(draft.text(FormField.FAMILY_NAME)).isEqualTo("高橋");
        assertThat(draft.text(FormField.FAMILY_NAME_KANA)).isEqualTo("タカハシ");
        assertThat(draft.birthDate()).contains(LocalDate.of(1980, 2, 17));
        assertThat(draft.sex()).contains(Sex.FEMALE);
        assertThat(draft.operator())
                .as("who operates is declared anew: somebody else may sit there now")
                .isEmpty();
    }

    @Test
    void whoOperatesComesBackToTheSameDraft() {
        values.put("operator", "0");
        assertThat(same()).isEqualTo(Restored.REST);
        assertThat(draft.operator()).contains(Operator.SELF);
    }

    @Test
    void whatNeverArrivedIsAddedToWhatDid() {
        draft.put(FormField.FAMILY_NAME, "高橋");
        values.putAll(Map.of("familyName", "高橋", "givenName", "花子"));
        assertThat(same()).isEqualTo(Restored.REST);
        assertThat(draft.text(FormField.GIVEN_NAME)).isEqualTo("花子");
    }

    @Test
    void whatArrivedIsNoNews() {
        draft.put(FormField.FAMILY_NAME_KANA, "たかはし");
        draft.birthDate(Optional.of(LocalDate.of(1980, 2, 17)));
        values.putAll(Map.of("familyNameKana", "たかはし", "birthDate", "昭和55年2月17日", "sex", "-1", "operator", "-1"));
        assertThat(same()).isEqualTo(Restored.NOTHING);
    }

    /** An invitation fills in a name of its own: what somebody typed before was for something else. */
    @Test
    void anotherDraftIsNotMixedIntoOneThatWasBegun() {
        draft.put(FormField.FAMILY_NAME, "佐藤");
        values.put("familyName", "高橋");
        values.put("address", "東京都");
        assertThat(other()).isEqualTo(Restored.NOTHING);
        assertThat(draft.text(FormField.ADDRESS)).isEmpty();
    }

    @Test
    void whatIsNoDraftIsNotPutBack() {
        assertThat(DraftInBrowser.restore(draft, JsonNodeFactory.instance.nullNode()))
                .isEqualTo(Restored.NOTHING);
        assertThat(DraftInBrowser.restore(draft, JsonNodeFactory.instance.objectNode()))
                .isEqualTo(Restored.NOTHING);
        values.putAll(Map.of("familyName", "高".repeat(1001), "sex", "9", "operator", "x", "unknown", "y"));
        values.put("givenName", Map.of("a", "b"));
        assertThat(other()).isEqualTo(Restored.NOTHING);
        assertThat(draft.isEmpty()).isTrue();
    }
}
