package org.toroku.testkit.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaperMakerTest {
    private static final Scan SMALL = new Scan(100, true, 0.7, 0, 4, 0.5, 0.9);

    @Test
    void theSameOrderGivesTheSameScan() {
        PaperOrder order = PaperOrder.of(PaperKind.APPLICATION_FORM, 5).scanned(SMALL);
        assertThat(PaperFile.png(make(order))).isEqualTo(PaperFile.png(make(order)));
        assertThat(PaperOrder.of(PaperKind.APPLICATION_FORM, 6).person())
                .isNotEqualTo(PaperOrder.of(PaperKind.APPLICATION_FORM, 5).person());
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void everyPaperSaysThatItIsASpecimen(PaperKind kind) {
        assertThat(make(PaperOrder.of(kind, 1).scanned(SMALL)).printed())
                .extracting(Printed::text)
                .contains("見本TEST架空の人物");
    }

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void theTruthNamesThePlaceOfItsInkOnACrookedPageThatLiesOnItsSide(PaperKind kind) {
        Paper paper = make(
                PaperOrder.of(kind, 2).scanned(Scan.flawless(100).withSkew(1.5).withQuarterTurns(1)));
        assertThat(paper.image().getWidth()).isGreaterThan(paper.image().getHeight());
        assertThat(paper.printed())
                .allSatisfy(
                        text -> assertThat(darkest(paper.image(), text.place())).isLessThan(140));
    }

    @Test
    void showsAMyNumberOnlyWhenAsked() {
        PaperOrder order = PaperOrder.of(PaperKind.RESIDENCE_RECORD, 3).scanned(SMALL);
        assertThat(make(order).printed(PaperItem.MY_NUMBER)).isEmpty();
        assertThat(make(order.with(PaperFeature.MY_NUMBER)).printed(PaperItem.MY_NUMBER))
                .extracting(Printed::text)
                .containsExactly("123456789018");
    }

    @Test
    void bindsScansIntoOnePdf() {
        Paper paper = make(PaperOrder.of(PaperKind.LICENCE, 4).scanned(SMALL));
        String pdf = new String(PaperFile.pdf(List.of(paper, paper)), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-1.4").contains("/Count 2").endsWith("%%EOF\n");
        int table = Integer.parseInt(pdf.substring(pdf.indexOf("startxref\n") + 10, pdf.indexOf("\n%%EOF")));
        assertThat(pdf.substring(table)).startsWith("xref\n0 9\n");
    }

    private static int darkest(BufferedImage image, Rectangle place) {
        Rectangle inside = place.intersection(new Rectangle(image.getWidth(), image.getHeight()));
        int darkest = 255;
        for (int y = inside.y; y < inside.y + inside.height; y++) {
            for (int x = inside.x; x < inside.x + inside.width; x++) {
                darkest = Math.min(darkest, image.getRGB(x, y) >> 8 & 255);
            }
        }
        return darkest;
    }

    private static Paper make(PaperOrder order) {
        Optional<PaperFonts> fonts = PaperFonts.find();
        assumeThat(fonts).as("Japanese fonts are installed").isPresent();
        return new PaperMaker(fonts.orElseThrow()).make(order);
    }
}
