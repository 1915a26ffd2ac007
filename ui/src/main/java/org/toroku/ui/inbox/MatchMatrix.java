package org.toroku.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.matching.Alignment;
import org.toroku.matching.Alignment.Step;
import org.toroku.matching.MatchReport;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.ui.staff.AlignedText;
import org.toroku.ui.staff.AlignedText.Side;
import org.toroku.ui.staff.Stacked;

/** Form beside card, or beside what was proven once; only what is not equal stands out, and inside it only the differing characters. */
final class MatchMatrix extends Div {
    private final String beside;

    private final Optional<BasicFourItems> card;

    /**
     * @param card which tells what of its text stands for other characters
     * @param renewal whether a record stands in the place of a card
     */
    MatchMatrix(Optional<MatchReport> report, Optional<BasicFourItems> card, boolean renewal) {
        this.card = card;
        beside = renewal ? ".renewal" : "";
        add(new H2(getTranslation("match.title" + beside)));
        report.ifPresentOrElse(this::draw, () -> add(new Paragraph(getTranslation("match.none"))));
    }

    private void draw(MatchReport report) {
        add(Stacked.table(
                Stream.of("field", "stated", "certified" + beside, "verdict")
                        .map(column -> getTranslation("match." + column))
                        .toList(),
                report.fields().stream().map(this::row).toList()));
    }

    private NativeTableRow row(FieldMatch field) {
        NativeTableHeaderCell name = new NativeTableHeaderCell(getTranslation("match.field." + field.field()));
        name.getElement().setAttribute("scope", "row");
        Span verdict =
                new Span(getTranslation("match.verdict." + field.verdict().name()));
        verdict.addClassNames("verdict", field.verdict().name().toLowerCase(java.util.Locale.ROOT));
        List<Step> steps = Alignment.of(field, substitutes(field));
        AlignedText stated = new AlignedText(steps, Side.STATED, part -> worded(field, part));
        AlignedText certified = new AlignedText(steps, Side.FOUND, part -> worded(field, part));
        NativeTableCell result = new NativeTableCell(verdict, certified.words(steps, part -> worded(field, part)));
        String further = field.notes().stream()
                .filter(note -> steps.stream().noneMatch(step -> step.notes().contains(note)))
                .map(note -> getTranslation("match.note." + note))
                .collect(Collectors.joining(" / "));
        if (!further.isEmpty()) {
            Span notes = new Span(further);
            notes.addClassName("quiet");
            result.add(notes);
        }
        NativeTableRow row = new NativeTableRow();
        row.add(name, new NativeTableCell(stated), new NativeTableCell(certified), result);
        // a variant is no difference, though somebody looks at it
        row.setClassName("unequal", field.verdict().compareTo(Verdict.VARIANT) > 0);
        return row;
    }

    /** Only of the text that the card was compared by: a report of an earlier reading is not marked by a later one. */
    private BitSet substitutes(FieldMatch field) {
        return switch (field.field()) {
            case "name" ->
                card.filter(items -> items.name().equals(field.certified()))
                        .map(BasicFourItems::nameSubstitutes)
                        .orElseGet(BitSet::new);
            case "address" ->
                card.filter(items -> items.address().equals(field.certified()))
                        .map(BasicFourItems::addressSubstitutes)
                        .orElseGet(BitSet::new);
            default -> new BitSet();
        };
    }

    /** Sex comes as a code, everything else as text. */
    private String worded(FieldMatch field, String value) {
        return field.field().equals("sex") && value.matches("[A-Z]+") ? getTranslation("sex." + value) : value;
    }
}
