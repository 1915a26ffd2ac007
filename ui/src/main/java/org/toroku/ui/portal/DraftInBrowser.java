package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationForm.Sex;
import tools.jackson.databind.JsonNode;

/**
 * What is typed into the form is also kept in the browser's tab, so that neither a lost connection nor a lost session takes
 * it. It ends with the tab, is no longer used after twelve hours, and is forgotten when the application is handed in.
 */
final class DraftInBrowser {
    /** Attribute that names a field for the draft. */
    static final String FIELD = "data-draft";

    private static final String KEY = "toroku.form";
    private static final String READ = """
            const stored = JSON.parse(sessionStorage.getItem($0) || 'null');
            const kept = stored && Date.now() - stored.at < 12 * 3600 * 1000 ? stored : null;
            """;

    private DraftInBrowser() {}

    /** Whether the browser kept something of another draft, so of a session that is gone. */
    static void ofLostSession(UI ui, FormDraft draft, Runnable found) {
        ui.getPage()
                .executeJs(
                        READ + "return !!kept && kept.id !== $1",
                        KEY,
                        draft.id().toString())
                .then(Boolean.class, lost -> {
                    if (lost && draft.isEmpty()) {
                        found.run();
                    }
                });
    }

    static void forget(UI ui) {
        ui.getPage().executeJs("sessionStorage.removeItem($0)", KEY);
    }

    /** Keeps every field of {@code form} from now on, after it gave back what it had. */
    static void attach(Component form, FormDraft draft, Consumer<JsonNode> kept) {
        form.getElement().executeJs(READ + """
                        const form = this;
                        const value = field => {
                          if (field.localName === 'vaadin-radio-group') {
                            return String([...field.querySelectorAll('vaadin-radio-button')].findIndex(b => b.checked));
                          }
                          return (field.inputElement || field).value || '';
                        };
                        const keep = () => {
                          if (!form.isConnected || window.torokuLeft) {
                            return;
                          }
                          const values = {};
                          form.querySelectorAll('[data-draft]').forEach(field => {
                            values[field.getAttribute('data-draft')] = value(field);
                          });
                          sessionStorage.setItem($0, JSON.stringify({ id: $1, at: Date.now(), values }));
                        };
                        form.addEventListener('input', keep);
                        form.addEventListener('change', keep);
                        form.addEventListener('focusout', () => setTimeout(keep, 500));
                        return kept || {};""", KEY, draft.id().toString()).then(JsonNode.class, kept::accept);
    }

    /** What putting back found. */
    enum Restored {
        NOTHING,
        /** Typed while the connection was away. */
        REST,
        /** Of a session that is gone. */
        ALL
    }

    /** Puts back what {@code draft} lacks. What another draft wrote counts only where this one is empty. */
    static Restored restore(FormDraft draft, JsonNode kept) {
        if (!kept.isObject()) {
            return Restored.NOTHING;
        }
        boolean same = kept.path("id").asString("").equals(draft.id().toString());
        if (!same && !draft.isEmpty()) {
            return Restored.NOTHING;
        }
        boolean changed = putTexts(draft, kept.path("values"));
        changed |= putSex(draft, kept.path("values"));
        if (same) {
            changed |= putOperator(draft, kept.path("values"));
        }
        if (!changed) {
            return Restored.NOTHING;
        }
        return same ? Restored.REST : Restored.ALL;
    }

    private static boolean putTexts(FormDraft draft, JsonNode values) {
        boolean changed = false;
        for (FormField field : FormField.values()) {
            String typed = text(values, field.wireName());
            if (!typed.isBlank() && !field.tidy(typed).equals(draft.text(field))) {
                draft.put(field, typed);
                changed = true;
            }
        }
        String born = text(values, FormDraft.BIRTH_DATE);
        Optional<LocalDate> before = draft.birthDate();
        if (!born.isBlank() && !born.strip().equals(draft.birthDateTyped())) {
            draft.typeBirthDate(born);
            changed |= before.isEmpty() || !before.equals(draft.birthDate());
        }
        return changed;
    }

    private static boolean putSex(FormDraft draft, JsonNode values) {
        Optional<Sex> sex = chosen(List.of(Sex.values()), text(values, FormDraft.SEX));
        boolean changed = sex.isPresent() && !sex.equals(draft.sex());
        sex.ifPresent(choice -> draft.sex(sex));
        return changed;
    }

    /** Who operates is declared anew in each session: somebody else may sit there now. */
    private static boolean putOperator(FormDraft draft, JsonNode values) {
        if (draft.operator().equals(Optional.of(Operator.ASSISTED_BY_OFFICER))) {
            return false;
        }
        Optional<Operator> operator = chosen(FormDraft.OPERATORS, text(values, FormDraft.OPERATOR));
        boolean changed = operator.isPresent() && !operator.equals(draft.operator());
        operator.ifPresent(choice -> draft.operator(operator));
        return changed;
    }

    /** No field takes more than this, so nothing that a browser sends fills the session. */
    private static String text(JsonNode values, String field) {
        String text = values.path(field).asString("");
        return text.length() > 1000 ? "" : text;
    }

    private static <T> Optional<T> chosen(List<T> choices, String index) {
        return choices.stream()
                .filter(choice -> index.equals(Integer.toString(choices.indexOf(choice))))
                .findFirst();
    }
}
