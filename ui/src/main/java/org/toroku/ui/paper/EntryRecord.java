package org.toroku.ui.paper;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.paper.PaperFiles.Entered;
import org.toroku.paper.PaperFiles.Entry;
import org.toroku.ui.text.Moments;

/** What was entered of a document, by whom, and what it was corrected to and why. */
final class EntryRecord extends Div {
    EntryRecord(List<Entered> entries) {
        add(new Paragraph(getTranslation("entry.record")));
        OrderedList list = new OrderedList();
        list.addClassName("quiet");
        entries.forEach(entered -> list.add(new ListItem(text(entered))));
        add(list);
    }

    private String text(Entered entered) {
        String what = getTranslation(
                "entry.was", entered.officer(), Moments.text(entered.at(), getLocale()), facts(entered.entry()));
        return entered.why().isBlank() ? what : what + " " + getTranslation("entry.why-was", entered.why());
    }

    private String facts(Entry entry) {
        List<String> facts = new ArrayList<>();
        facts.add(getTranslation("enclosure." + entry.kind().name()));
        entry.issuedOn()
                .ifPresent(day -> facts.add(getTranslation("evidence.issued-on", Moments.text(day, getLocale()))));
        entry.expiresOn()
                .ifPresent(day -> facts.add(getTranslation("evidence.expires-on", Moments.text(day, getLocale()))));
        facts.add(getTranslation("evidence.sheets", entry.sheets()));
        facts.add(entry.flags().stream()
                .sorted()
                .map(flag -> getTranslation("flag." + flag.name()))
                .collect(Collectors.joining(getTranslation("list.and"))));
        return facts.stream().filter(fact -> !fact.isBlank()).collect(Collectors.joining(" / "));
    }
}
