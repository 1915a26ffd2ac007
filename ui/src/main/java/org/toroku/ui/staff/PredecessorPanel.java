package org.toroku.ui.staff;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.decision.PreviewDesk.Contents;
import org.toroku.decision.PreviewDesk.Open;
import org.toroku.decision.PreviewDesk.Part;
import org.toroku.decision.PreviewDesk.Predecessor;
import org.toroku.ui.text.Moments;

/** In what a certificate would differ from the one that the same person had before. */
final class PredecessorPanel extends Div {
    /** @param before blank where the earlier certificate said nothing of it, {@code now} likewise */
    record Difference(String what, String before, String now) {}

    PredecessorPanel(Predecessor before, Contents now, Open open) {
        addClassName("predecessor");
        add(
                new H3(getTranslation("predecessor.title")),
                new Paragraph(getTranslation(
                        "predecessor.text",
                        before.caseNumber(),
                        getTranslation("case.state." + before.state()),
                        Moments.text(before.contents().notAfter(), getLocale()))));
        List<Difference> differences = differences(before, now);
        // another CA names some of the addresses that it may name
        if (open != Open.ELSEWHERE_WITH_ADDRESSES) {
            add(
                    differences,
                    "preview.publications",
                    joined(before.contents().publications()),
                    joined(now.publications()));
        }
        add(differences.isEmpty() ? new Paragraph(getTranslation("predecessor.same")) : table(differences));
    }

    private List<Difference> differences(Predecessor predecessor, Contents now) {
        Contents before = predecessor.contents();
        List<Difference> found = new ArrayList<>();
        Map<String, String> then = subject(before);
        Map<String, String> today = subject(now);
        Set<String> types = new LinkedHashSet<>(today.keySet());
        types.addAll(then.keySet());
        // a certificate that names its case differs by that from every other
        types.removeIf(type -> predecessor.caseNumber().equals(then.get(type)));
        types.forEach(
                type -> add(found, "preview.part." + type, then.getOrDefault(type, ""), today.getOrDefault(type, "")));
        add(found, "preview.alternative-name", joined(before.alternativeNames()), joined(now.alternativeNames()));
        add(found, "preview.issuer", before.issuer(), now.issuer());
        add(found, "preview.usage", usages(before), usages(now));
        add(found, "preview.policy", joined(before.policies()), joined(now.policies()));
        add(found, "preview.key", keys(before), keys(now));
        return found;
    }

    private void add(List<Difference> found, String key, String before, String now) {
        if (!before.equals(now)) {
            found.add(new Difference(getTranslation(key), before, now));
        }
    }

    private static Map<String, String> subject(Contents contents) {
        return contents.subject().stream()
                .collect(Collectors.toMap(
                        Part::type, Part::value, (one, other) -> one + ", " + other, LinkedHashMap::new));
    }

    private String usages(Contents contents) {
        return contents.usages().stream()
                .map(usage -> getTranslation("preview.usage." + usage))
                .collect(Collectors.joining(getTranslation("preview.and")));
    }

    private String keys(Contents contents) {
        return getTranslation("preview.key-and-signature", contents.publicKey(), contents.signatureAlgorithm());
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }

    private Div table(List<Difference> differences) {
        Div scroll = new Div(Matrix.of(
                "predecessor-differences",
                Stream.of("what", "before", "now").map(column -> getTranslation("predecessor." + column)),
                differences.stream().map(this::row)));
        scroll.addClassName("matrix-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", getTranslation("predecessor.title"));
        return scroll;
    }

    private NativeTableRow row(Difference difference) {
        NativeTableHeaderCell what = new NativeTableHeaderCell(difference.what());
        what.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow();
        row.add(what, new NativeTableCell(said(difference.before())), new NativeTableCell(said(difference.now())));
        return row;
    }

    private String said(String value) {
        return value.isEmpty() ? getTranslation("predecessor.nothing") : value;
    }
}
