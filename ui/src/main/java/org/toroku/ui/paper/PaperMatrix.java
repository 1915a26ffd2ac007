package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.toroku.matching.Alignment;
import org.toroku.matching.Alignment.Step;
import org.toroku.matching.DocumentMatching;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles.Cell;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PaperFiles.Place;
import org.toroku.paper.PaperFiles.Row;
import org.toroku.paper.PaperFiles.Value;
import org.toroku.ui.staff.AlignedText;
import org.toroku.ui.staff.Said;

/** Form beside documents, the doubtful first; every value leads to its place on the page and can be set right. */
final class PaperMatrix extends Div {
    private final PaperCaseViewModel model;
    private final PaperFile file;
    private final Consumer<Place> point;
    private final Consumer<Said> kept;
    private final Div rows = new Div();
    private final Checkbox differences = new Checkbox();

    PaperMatrix(PaperCaseViewModel model, PaperFile file, Consumer<Place> point, Consumer<Said> kept) {
        this.model = model;
        this.file = file;
        this.point = point;
        this.kept = kept;
        differences.setLabel(getTranslation("paper.only-differences"));
        differences.addValueChangeListener(change -> draw());
        rows.addClassName("matrix-scroll");
        add(new H2(getTranslation("paper.matrix")), differences, rows);
        draw();
    }

    private void draw() {
        rows.removeAll();
        List<Row> shown = file.matrix().stream()
                .filter(row -> !differences.getValue() || row.verdict() != Verdict.EQUAL)
                .sorted(Comparator.comparing(Row::verdict).reversed())
                .toList();
        if (shown.isEmpty()) {
            rows.add(new Paragraph(
                    getTranslation(file.matrix().isEmpty() ? "paper.values-withheld" : "paper.all-equal")));
            return;
        }
        NativeTable table = new NativeTable();
        table.addClassName("matrix");
        NativeTableRow head = table.getHead().addRow();
        for (String column : List.of("match.field", "match.stated", "paper.documents")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        shown.forEach(row -> table.getBody().add(line(row)));
        rows.add(table);
    }

    private NativeTableRow line(Row row) {
        NativeTableHeaderCell name = new NativeTableHeaderCell(
                getTranslation("match.field." + row.field().code()));
        name.getElement().setAttribute("scope", "row");
        NativeTableCell documents = new NativeTableCell();
        if (row.cells().isEmpty()) {
            documents.add(new Span(getTranslation("paper.nothing-read")));
        }
        row.cells().forEach(cell -> documents.add(document(row, cell)));
        if (model.examines()) {
            List<Enclosure> unread = unread(row);
            if (!unread.isEmpty()) {
                documents.add(byHand(row, unread));
            }
        }
        NativeTableRow line = new NativeTableRow();
        line.add(name, new NativeTableCell(worded(row, row.stated())), documents);
        // a variant is no difference, though somebody looks at it
        line.setClassName("unequal", row.verdict().compareTo(Verdict.VARIANT) > 0);
        return line;
    }

    private Div document(Row row, Cell cell) {
        Div box = new Div();
        box.addClassName("paper-cell");
        Span kind = new Span(getTranslation("enclosure." + cell.kind().name()));
        kind.addClassName("quiet");
        Span verdict = new Span(getTranslation("match.verdict." + cell.verdict().name()));
        verdict.addClassNames("verdict", cell.verdict().name().toLowerCase(Locale.ROOT));
        List<Step> steps = Alignment.of(
                new FieldMatch(row.field().code(), row.stated(), cell.value(), cell.verdict(), cell.notes()),
                substitutes(row.field(), cell.value()));
        AlignedText text = new AlignedText(steps, AlignedText.Side.FOUND, part -> worded(row, part));
        text.addClassName("paper-value");
        box.add(kind, verdict, text, text.words(steps, part -> worded(row, part)));
        String further = cell.notes().stream()
                .filter(note -> steps.stream().noneMatch(step -> step.notes().contains(note)))
                .map(note -> getTranslation("match.note." + note))
                .collect(Collectors.joining(" / "));
        if (!further.isEmpty()) {
            Span notes = new Span(further);
            notes.addClassName("quiet");
            box.add(notes);
        }
        Optional<Value> value = value(row, cell);
        value.ifPresent(found -> box.add(origin(found)));
        value.flatMap(Value::place).ifPresent(place -> box.add(small("paper.show-place", () -> point.accept(place))));
        if (model.examines()) {
            box.add(new ValueEditor(row.field(), cell, value, new ValueEditor.Acts(model, kept)));
        }
        return box;
    }

    private static BitSet substitutes(PaperField field, String read) {
        return field == PaperField.NAME || field == PaperField.ADDRESS
                ? DocumentMatching.substitutes(read)
                : new BitSet();
    }

    private Span origin(Value value) {
        String by = value.by().equals("machine")
                ? getTranslation("paper.read-by-machine", Math.round(value.confidence() * 100))
                : getTranslation("paper.written-by", value.by());
        Span origin = new Span(value.confirmedBy()
                .map(officer -> by + " / " + getTranslation("paper.confirmed-by", officer))
                .orElse(by));
        origin.addClassName("quiet");
        return origin;
    }

    /** Documents that say this and of which nothing was read: worn, handwritten, or not looked for by the machine. */
    private List<Enclosure> unread(Row row) {
        return file.enclosures().stream()
                .filter(each -> each.current() && !each.flags().contains(Flag.OF_PROXY))
                .filter(each -> Statements.has(each.kind(), row.field()))
                .filter(each -> row.cells().stream()
                        .noneMatch(cell -> cell.enclosureId().equals(each.id())))
                .toList();
    }

    private Details byHand(Row row, List<Enclosure> unread) {
        Div editors = new Div();
        unread.forEach(each -> {
            Span kind = new Span(getTranslation("enclosure." + each.kind().name()));
            kind.addClassName("quiet");
            Cell nothing = new Cell(each.id(), each.kind(), "", Verdict.UNDECIDABLE, List.of());
            editors.add(
                    kind, new ValueEditor(row.field(), nothing, Optional.empty(), new ValueEditor.Acts(model, kept)));
        });
        Details byHand = new Details(getTranslation("paper.by-hand"), editors);
        byHand.setOpened(row.cells().isEmpty());
        byHand.setWidthFull();
        return byHand;
    }

    private Optional<Value> value(Row row, Cell cell) {
        return file.values().stream()
                .filter(each -> each.enclosureId().equals(cell.enclosureId()) && each.field() == row.field())
                .findFirst();
    }

    private Button small(String key, Runnable act) {
        Button button = new Button(getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    /** Sex comes as a code, everything else as text. */
    private String worded(Row row, String value) {
        return row.field().code().equals("sex") && value.matches("[A-Z]+") ? getTranslation("sex." + value) : value;
    }
}
