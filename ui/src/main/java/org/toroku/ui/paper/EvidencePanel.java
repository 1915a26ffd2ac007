package org.toroku.ui.paper;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.toroku.paper.PaperFiles.Completeness;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PaperFiles.Evidence;
import org.toroku.paper.PaperFiles.PaperFile;

/** What the evidence rule in force finds (則5①), and every document with where its original lies. */
final class EvidencePanel extends Div {
    private final Set<UUID> damaged;
    private final Set<UUID> unread;

    /**
     * @param damaged pages whose pictures are missing or altered
     * @param unread pages that no machine read or searched for a My Number
     */
    EvidencePanel(PaperFile file, Set<UUID> damaged, Set<UUID> unread) {
        this.damaged = damaged;
        this.unread = unread;
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
        UnorderedList list = new UnorderedList();
        list.addClassName("enclosures");
        file.enclosures().forEach(enclosure -> list.add(item(enclosure)));
        add(list);
        if (file.enclosures().isEmpty()) {
            add(new Paragraph(getTranslation("evidence.none")));
        }
    }

    private ListItem item(Enclosure enclosure) {
        Span kind = new Span(getTranslation("enclosure." + enclosure.kind().name()));
        kind.setClassName("strong", enclosure.current());
        ListItem item = new ListItem(kind);
        enclosure.issuedOn().ifPresent(day -> item.add(quiet(getTranslation("evidence.issued-on", day))));
        enclosure.expiresOn().ifPresent(day -> item.add(quiet(getTranslation("evidence.expires-on", day))));
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
        enclosure.pages().stream().filter(page -> damaged.contains(page.id())).forEach(page -> {
            Span torn = new Span(getTranslation("evidence.damaged", page.number()));
            torn.addClassName("overdue");
            item.add(torn);
        });
        enclosure.pages().stream().filter(page -> unread.contains(page.id())).forEach(page -> {
            Span notRead = new Span(getTranslation("evidence.unread", page.number()));
            notRead.addClassName("overdue");
            item.add(notRead);
        });
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
