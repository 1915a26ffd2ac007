package org.toroku.testkit.paper;

import java.awt.image.BufferedImage;
import java.util.List;

/** A scan and what is printed on it. */
public record Paper(PaperOrder order, BufferedImage image, List<Printed> printed) {
    public Paper {
        printed = List.copyOf(printed);
    }

    /** What is printed as {@code item}, in reading order. */
    public List<Printed> printed(PaperItem item) {
        return printed.stream().filter(text -> text.item() == item).toList();
    }
}
