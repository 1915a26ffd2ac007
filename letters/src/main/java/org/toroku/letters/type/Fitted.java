package org.toroku.letters.type;

import java.util.ArrayList;
import java.util.List;

/** Lines that stay inside their box, whatever was typed. */
public final class Fitted {
    private static final float STEP = 0.97f;
    private static final float LEAST_READABLE = 5.5f;
    private static final float LEAST = 3f;
    /** From the top of the em square down to the base line. */
    static final float ASCENT = 0.88f;

    private final List<Line> lines;
    private final float height;

    private Fitted(List<Line> lines, float height) {
        this.lines = lines;
        this.height = height;
    }

    /**
     * One paragraph of a box.
     *
     * @param leading distance of base lines in em
     */
    public record Part(String text, Style style, float leading) {}

    record Line(String text, Style style, float baseline) {}

    /** At the wished sizes if that fits, else all parts smaller by the same ratio. */
    static Fitted in(Box box, List<Part> parts, Sheet sheet) {
        List<Part> clean = parts.stream()
                .map(part -> new Part(sheet.clean(part.style().face(), part.text()), part.style(), part.leading()))
                .toList();
        float smallest = (float)
                parts.stream().mapToDouble(part -> part.style().points()).min().orElse(LEAST);
        float scale = 1;
        Fitted fitted = at(scale, box.width(), clean, sheet);
        while (fitted.height > box.height() && smallest * scale * STEP >= LEAST) {
            scale *= STEP;
            fitted = at(scale, box.width(), clean, sheet);
        }
        if (smallest * scale < LEAST_READABLE) {
            sheet.warn(new Warning.SetVerySmall(sheet.number(), smallest * scale));
        }
        return fitted.height > box.height() ? fitted.cutTo(box.height(), sheet) : fitted;
    }

    List<Line> lines() {
        return lines;
    }

    float height() {
        return height;
    }

    private static Fitted at(float scale, float width, List<Part> parts, Sheet sheet) {
        List<Line> lines = new ArrayList<>();
        float y = 0;
        for (Part part : parts) {
            Style style = part.style().scaled(scale);
            for (String line : sheet.lines(part.text(), style, width)) {
                float slack = (part.leading() - 1) * style.em();
                lines.add(new Line(line, style, y + slack / 2 + ASCENT * style.em()));
                y += part.leading() * style.em();
            }
        }
        return new Fitted(List.copyOf(lines), y);
    }

    private Fitted cutTo(float most, Sheet sheet) {
        sheet.warn(new Warning.Cut(sheet.number()));
        List<Line> kept = lines.stream()
                .filter(line -> line.baseline() + line.style().em() * (1 - ASCENT) <= most)
                .toList();
        return new Fitted(kept, most);
    }
}
