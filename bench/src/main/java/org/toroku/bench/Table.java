package org.toroku.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer of a run: one line a figure, each beside its aim. */
final class Table {
    private static final String FORM = "%-58s %10s  %-8s %-7s %s%n";

    private record Line(String what, String measured, String aim, String verdict, String basis) {}

    private final List<Line> lines = new ArrayList<>();

    /**
     * @param what names the figure
     * @param unit behind the number, may be empty
     * @param basis the two figures that make the ratio, or the conditions
     */
    void add(String what, double measured, String unit, Aim aim, String basis) {
        boolean exact = aim instanceof Aim.Exactly;
        String number = String.format(Locale.ROOT, exact ? "%.4f" : "%.2f", measured) + unit;
        String verdict = aim instanceof Aim.ForInformation ? "" : aim.metBy(measured) ? "ok" : "missed";
        lines.add(new Line(what, number, aim.toString(), verdict, basis));
    }

    /** A part that could not be measured; counted as missed. */
    void failed(String what, String why) {
        lines.add(new Line(what, "none", "", "missed", why));
    }

    long missed() {
        return lines.stream().filter(line -> line.verdict().equals("missed")).count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, FORM, "figure", "measured", "aim", "", "of"));
        text.append("-".repeat(132)).append(System.lineSeparator());
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT, FORM, line.what(), line.measured(), line.aim(), line.verdict(), line.basis()));
        }
        return text.toString();
    }
}
