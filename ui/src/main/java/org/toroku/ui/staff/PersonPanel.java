package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;
import org.toroku.decision.PersonDesk;
import org.toroku.decision.PersonDesk.Other;
import org.toroku.pki.SerialText;
import org.toroku.ui.text.Moments;

/** What else the house has of the person: a duplicate, a renewal, or somebody else of the same name. */
public final class PersonPanel extends Div {
    public PersonPanel(List<Other> others) {
        add(new H2(getTranslation("person.title")));
        if (others.isEmpty()) {
            add(new Paragraph(getTranslation("person.none")));
            return;
        }
        NativeTable table = Stacked.table(
                Stream.of("case", "state", "certificate", "likeness")
                        .map(column -> getTranslation("person." + column))
                        .toList(),
                others.stream().map(this::row).toList());
        table.addClassName("persons");
        Div scroll = new Div(table);
        scroll.addClassName("matrix-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", getTranslation("person.title"));
        add(scroll);
        if (others.size() == PersonDesk.MOST) {
            add(quiet(getTranslation("person.most", PersonDesk.MOST)));
        }
    }

    private NativeTableRow row(Other other) {
        NativeTableHeaderCell name = new NativeTableHeaderCell(other.caseNumber());
        name.getElement().setAttribute("scope", "row");
        name.add(quiet(getTranslation("route." + other.route()) + " " + Moments.brief(other.appliedAt(), getLocale())));
        NativeTableRow row = new NativeTableRow();
        row.add(
                name,
                new NativeTableCell(getTranslation("case.state." + other.state())),
                certificate(other),
                new NativeTableCell(getTranslation("person.likeness." + other.likeness())));
        return row;
    }

    private NativeTableCell certificate(Other other) {
        NativeTableCell cell = new NativeTableCell();
        other.certificate()
                .ifPresentOrElse(
                        certificate -> {
                            Code serial = new Code(SerialText.shown(certificate.serial()));
                            serial.addClassName("digest");
                            cell.add(
                                    serial,
                                    quiet(getTranslation(
                                            "person.until", Moments.text(certificate.notAfter(), getLocale()))));
                        },
                        () -> cell.setText(getTranslation("person.no-certificate")));
        return cell;
    }

    private static Component quiet(String text) {
        Span span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
