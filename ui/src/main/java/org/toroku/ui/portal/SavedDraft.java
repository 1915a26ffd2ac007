package org.toroku.ui.portal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toroku.enrolment.ApplicationForm.Sex;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a form that is put aside says. Who operates, the papers that are chosen and the applicant's key are not among it:
 * they are of whoever sits there when the form is taken up again.
 *
 * @param texts by the names of their fields
 * @param birthDate as it was typed; blank where nothing was
 * @param invitation token of the invitation with which the form is filled in; blank where there is none
 */
record SavedDraft(Way way, Map<String, String> texts, String birthDate, Optional<Sex> sex, String invitation) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SavedDraft of(Way way, FormDraft draft, String invitation) {
        Map<String, String> texts = new TreeMap<>();
        for (FormField field : FormField.values()) {
            if (!draft.text(field).isEmpty()) {
                texts.put(field.wireName(), draft.text(field));
            }
        }
        return new SavedDraft(way, texts, draft.birthDateTyped(), draft.sex(), invitation);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    /** Empty for what an earlier release wrote in another form. */
    static Optional<SavedDraft> read(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.path("texts").isObject()
                            && tree.path("birthDate").isString()
                            && tree.path("invitation").isString()
                    ? Optional.of(JSON.treeToValue(tree, SavedDraft.class))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    void putInto(FormDraft draft) {
        for (FormField field : FormField.values()) {
            Optional.ofNullable(texts.get(field.wireName())).ifPresent(typed -> draft.put(field, typed));
        }
        draft.typeBirthDate(birthDate);
        draft.sex(sex);
    }

    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "SavedDraft[" + way + "]";
    }
}
