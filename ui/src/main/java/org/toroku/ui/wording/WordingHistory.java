package org.toroku.ui.wording;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.ui.text.Moments;
import org.toroku.wording.Wording;
import org.toroku.wording.WordingDesk.Dossier;
import org.toroku.wording.WordingDesk.Version;

/** Every version with its people, and the difference between any two texts. */
final class WordingHistory extends Div {
    private static final int SHOWN_OF_DIGEST = 12;

    private final Div difference = new Div();

    /** A text that can be compared. */
    private record Choice(String name, Wording wording) {}

    /** @param editor takes an earlier text up; empty where nobody writes */
    WordingHistory(Dossier dossier, Optional<WordingEditor> editor) {
        addClassName("wording-history");
        add(new H2(getTranslation("wording.history")));
        if (dossier.versions().isEmpty()) {
            add(new Paragraph(getTranslation("wording.history.none")));
            return;
        }
        OrderedList list = new OrderedList();
        dossier.versions().forEach(version -> list.add(line(version, editor)));
        add(list, comparison(dossier));
    }

    private ListItem line(Version version, Optional<WordingEditor> editor) {
        ListItem item = new ListItem(new Span(name(version)));
        item.add(facts(version));
        version.reason().ifPresent(reason -> item.add(words("wording.reason", reason)));
        version.note().ifPresent(note -> item.add(words("wording.note", note)));
        if (!version.open()) {
            editor.ifPresent(fields -> {
                Button take = new Button(getTranslation("wording.take", version.number()), click -> {
                    fields.show(version.wording());
                    fields.scrollIntoView();
                });
                take.addThemeVariants(ButtonVariant.SMALL);
                item.add(take);
            });
        }
        return item;
    }

    private String name(Version version) {
        return getTranslation(
                "wording.version",
                version.number(),
                getTranslation("wording.state." + version.state().name()));
    }

    private Div facts(Version version) {
        Div facts = new Div();
        facts.addClassName("quiet");
        facts.add(new Span(getTranslation(
                "wording.version.saved",
                String.join(", ", version.authors()),
                Moments.text(version.savedAt(), getLocale()))));
        version.proposedBy()
                .ifPresent(who -> facts.add(new Span(getTranslation(
                        "wording.version.proposed",
                        who,
                        Moments.text(version.proposedAt().orElseThrow(), getLocale())))));
        version.decidedBy()
                .ifPresent(who -> facts.add(new Span(getTranslation(
                        "wording.version.decided",
                        who,
                        Moments.text(version.decidedAt().orElseThrow(), getLocale())))));
        Code digest = new Code(version.sha256().substring(0, SHOWN_OF_DIGEST));
        digest.setTitle("SHA-256 " + version.sha256());
        facts.add(digest);
        return facts;
    }

    private Paragraph words(String key, String text) {
        Paragraph words = new Paragraph(getTranslation(key) + ": " + text);
        words.addClassName("words");
        return words;
    }

    private Div comparison(Dossier dossier) {
        List<Choice> choices = new ArrayList<>();
        dossier.versions().forEach(version -> choices.add(choice(version)));
        Choice software = new Choice(getTranslation("wording.software"), dossier.released());
        choices.add(software);
        Choice inForce = dossier.overview().inForce().map(this::choice).orElse(software);
        Choice newest = choices.getFirst();
        Select<Choice> before = select("wording.compare.before", choices);
        Select<Choice> after = select("wording.compare.after", choices);
        before.setValue(newest.equals(inForce) && !dossier.overview().softwareChanged() ? choices.get(1) : inForce);
        after.setValue(newest.equals(inForce) && dossier.overview().softwareChanged() ? software : newest);
        before.addValueChangeListener(change -> compare(before, after));
        after.addValueChangeListener(change -> compare(before, after));
        compare(before, after);
        Div chosen = new Div(before, after);
        chosen.addClassName("actions");
        return new Div(new H3(getTranslation("wording.compare")), chosen, difference);
    }

    private Choice choice(Version version) {
        return new Choice(name(version), version.wording());
    }

    private Select<Choice> select(String key, List<Choice> choices) {
        Select<Choice> select = new Select<>();
        select.setLabel(getTranslation(key));
        select.setItems(choices);
        select.setItemLabelGenerator(Choice::name);
        return select;
    }

    private void compare(Select<Choice> before, Select<Choice> after) {
        difference.removeAll();
        difference.add(new WordingDifference(
                before.getValue().wording(), after.getValue().wording()));
    }
}
