package org.toroku.ui.paper;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.Completeness;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PaperFiles.Evidence;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** What the evidence rule in force finds (則5①), and every document with where its original lies. */
final class EvidencePanel extends Div {
    private final PaperCaseViewModel model;
    private final Consumer<Said> kept;

    EvidencePanel(PaperCaseViewModel model, PaperFile file, Consumer<Said> kept) {
        this.model = model;
        this.kept = kept;
        Evidence evidence = file.evidence();
        Span verdict =
                new Span(getTranslation("evidence." + evidence.completeness().name()));
        verdict.addClassNames("verdict", evidence.completeness() == Completeness.COMPLETE ? "equal" : "different");
        Span rules = new Span(getTranslation("evidence.rules", evidence.ruleSet()));
        rules.addClassName("quiet");
        add(new H2(getTranslation("evidence.title")), new Paragraph(verdict), rules);
        if (!evidence.defects().isEmpty()) {
            UnorderedList defects = new UnorderedList();
            evidence.defects().forEach(defect -> defects.add(new ListItem(DefectText.of(this, defect))));
            add(defects);
        }
        if (!file.evidenceChecks().isEmpty()) {
            Details checks = new Details(getTranslation("evidence.checks"), checks(file));
            checks.setOpened(file.evidenceChecks().size() > 1);
            checks.setWidthFull();
            add(checks);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("enclosures");
        file.enclosures().forEach(enclosure -> list.add(item(enclosure)));
        add(list);
        if (file.enclosures().isEmpty()) {
            add(new Paragraph(getTranslation("evidence.none")));
        }
    }

    /** What each check of the process found, by the rules of its day; above stands what they find now. */
    private OrderedList checks(PaperFile file) {
        OrderedList list = new OrderedList();
        list.addClassName("trail");
        file.evidenceChecks().forEach(check -> {
            Span found =
                    new Span(getTranslation("evidence." + check.completeness().name()));
            found.addClassName("strong");
            ListItem item = new ListItem(
                    found,
                    quiet(Moments.text(check.at(), getLocale())),
                    quiet(getTranslation("evidence.rules", check.ruleSet())));
            if (!check.defects().isEmpty()) {
                item.add(new Span(check.defects().stream()
                        .map(code -> getTranslation("defect." + code.name()))
                        .distinct()
                        .collect(Collectors.joining(getTranslation("list.and")))));
            }
            list.add(item);
        });
        return list;
    }

    private ListItem item(Enclosure enclosure) {
        Span kind = new Span(getTranslation("enclosure." + enclosure.kind().name()));
        kind.setClassName("strong", enclosure.current());
        ListItem item = new ListItem(kind);
        enclosure
                .issuedOn()
                .ifPresent(
                        day -> item.add(quiet(getTranslation("evidence.issued-on", Moments.text(day, getLocale())))));
        enclosure
                .expiresOn()
                .ifPresent(
                        day -> item.add(quiet(getTranslation("evidence.expires-on", Moments.text(day, getLocale())))));
        item.add(quiet(getTranslation("evidence.sheets", enclosure.sheets())));
        item.add(quiet(enclosure
                .shelf()
                .map(shelf -> getTranslation("evidence.shelf", shelf))
                .orElse(getTranslation("evidence.left"))));
        if (!enclosure.flags().isEmpty()) {
            item.add(quiet(enclosure.flags().stream()
                    .sorted()
                    .map(flag -> getTranslation("flag." + flag.name()))
                    .collect(Collectors.joining(", "))));
        }
        if (!enclosure.current()) {
            item.add(quiet(getTranslation("evidence.replaced")));
        }
        if (enclosure.quarantined()) {
            Span quarantined = new Span(getTranslation("evidence.quarantined"));
            quarantined.addClassName("overdue");
            item.add(quarantined);
        }
        enclosure.pages().stream()
                .filter(page -> model.damaged().contains(page.id()))
                .forEach(page -> {
                    Span torn = new Span(getTranslation("evidence.damaged", page.number()));
                    torn.addClassName("overdue");
                    item.add(torn);
                });
        enclosure.pages().stream()
                .filter(page -> model.unread().contains(page.id()))
                .forEach(page -> {
                    Span notRead = new Span(getTranslation(
                            model.unseen().contains(page.id()) ? "evidence.unread" : "evidence.unread-seen",
                            page.number()));
                    notRead.addClassName("overdue");
                    item.add(notRead);
                });
        if (enclosure.pages().stream().allMatch(PaperFiles.Page::quarantined)
                && enclosure.shelf().isPresent()) {
            Span unseen = new Span(getTranslation("evidence.not-scanned"));
            unseen.addClassName("overdue");
            item.add(unseen);
        }
        if (enclosure.entries().size() > 1) {
            item.add(new EntryRecord(enclosure.entries()));
        }
        if (model.examines() && enclosure.shelf().isPresent()) {
            Details correction = new Details(getTranslation("entry.correct"), new EntryForm(model, enclosure, kept));
            correction.setWidthFull();
            item.add(correction);
        }
        if (!enclosure.custody().isEmpty()) {
            Details record = new Details(getTranslation("custody.title"), new CustodyRecord(enclosure.custody()));
            record.setWidthFull();
            item.add(record);
        }
        return item;
    }

    private static Span quiet(String text) {
        Span span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
