package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Function;
import org.toroku.enrolment.Pace;
import org.toroku.enrolment.Routes;

/** What each way needs, and how long it took others; narrow screens show a card for each. */
final class WayComparison extends Div {
    private static final List<String> COLUMNS = List.of("need", "post", "proxy", "key", "time");

    private final PaceTexts texts;
    private final Function<String, Pace> paces;

    /**
     * @param proxyOnPaper whether a proxy may apply on paper
     * @param paces by route
     */
    WayComparison(boolean proxyOnPaper, Function<String, Pace> paces, PaceTexts texts, WayLinks links) {
        this.texts = texts;
        this.paces = paces;
        NativeTableRow head = new NativeTableRow(header("way"));
        COLUMNS.forEach(column -> head.add(header(column)));
        NativeTableBody body = new NativeTableBody();
        for (Way way : Way.values()) {
            body.add(row(way, proxyOnPaper, links));
        }
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("ways");
        Paragraph basis = new Paragraph(getTranslation("ways.basis"));
        basis.addClassName("quiet");
        add(new H2(getTranslation("ways.title")), table, basis);
    }

    private NativeTableHeaderCell header(String column) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("ways.column." + column));
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private NativeTableRow row(Way way, boolean proxyOnPaper, WayLinks links) {
        NativeTableHeaderCell name = new NativeTableHeaderCell();
        Span title = new Span(getTranslation("ways.name." + way.name()));
        name.add(title, links.plain(way));
        name.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow(name);
        for (String column : COLUMNS) {
            row.add(cell(column, value(column, way, proxyOnPaper)));
        }
        return row;
    }

    private String value(String column, Way way, boolean proxyOnPaper) {
        return switch (column) {
            case "time" -> texts.inBrief(paces.apply(route(way)));
            case "proxy" -> getTranslation(way == Way.PAPER && proxyOnPaper ? "ways.proxy.possible" : "ways.proxy.no");
            default -> getTranslation("ways." + column + "." + way.name());
        };
    }

    /** The column's name is repeated in each cell, for cards have no head. */
    private Component cell(String column, String text) {
        NativeTableCell cell = new NativeTableCell();
        Span label = new Span(getTranslation("ways.column." + column));
        label.addClassName("ways-label");
        cell.add(label, new Span(text));
        return cell;
    }

    private static String route(Way way) {
        return switch (way) {
            case CARD -> Routes.MY_NUMBER_CARD;
            case OWN_KEY -> Routes.SIMULTANEOUS_KEY;
            case PAPER -> Routes.PAPER;
            case RENEWAL -> Routes.RENEWAL;
        };
    }
}
