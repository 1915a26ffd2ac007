package org.toroku.intake.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.toroku.intake.ocr.OcrLimits;
import org.toroku.intake.ocr.OcrReader;
import org.toroku.testkit.paper.PaperFeature;
import org.toroku.testkit.paper.PaperFonts;
import org.toroku.testkit.paper.PaperKind;
import org.toroku.testkit.paper.PaperMaker;
import org.toroku.testkit.paper.PaperOrder;
import org.toroku.testkit.paper.Scan;

/**
 * How well drawn papers are read. Real ones are worse. Four pages as a rule; {@code -Dtoroku.campaign=long} reads many
 * and writes the tables of docs/ocr.md to target/ocr-accuracy.md.
 */
class AccuracyTest {
    private static final Path REPORT = Path.of("target/ocr-accuracy.md");

    private final OcrReader reader = new OcrReader(
            // a busy machine reads no worse, only later
            OcrLimits.standard()
                    .with(Duration.ofMinutes(5), OcrLimits.standard().pixels()));

    @BeforeEach
    void needsTheProgramAndFonts() {
        assumeThat(reader.lack())
                .as("tesseract with jpn and jpn_vert is installed")
                .isEmpty();
        assumeThat(PaperFonts.find()).as("Japanese fonts are installed").isPresent();
    }

    @Test
    void readsOnePaperOfEachKind() throws IOException {
        Measurement measured = measured(
                "One of each kind",
                List.of(
                        PaperOrder.of(PaperKind.RESIDENCE_RECORD, 21)
                                .with(PaperFeature.VERTICAL_NAME)
                                .with(PaperFeature.MY_NUMBER)
                                .with(PaperFeature.COPY_GUARD),
                        PaperOrder.of(PaperKind.SEAL_CERTIFICATE, 22),
                        PaperOrder.of(PaperKind.APPLICATION_FORM, 23),
                        PaperOrder.of(PaperKind.LICENCE, 24)));
        assertThat(measured.allKindsRight()).isTrue();
        assertThat(measured.allMyNumbersRight()).isTrue();
        assertThat(measured.characters()).isGreaterThan(0.95);
        assertThat(measured.located()).isGreaterThan(0.85);
    }

    @Test
    @EnabledIfSystemProperty(named = "toroku.campaign", matches = "long")
    void readsNearlyAllOfGoodScans() throws IOException {
        List<PaperOrder> orders = new ArrayList<>();
        for (PaperKind kind : PaperKind.values()) {
            for (long seed = 100; seed < 105; seed++) {
                PaperOrder order =
                        PaperOrder.of(kind, seed).scanned(Scan.office().withSkew((seed - 102) * 0.6));
                orders.add(seed % 2 == 0 ? order.with(PaperFeature.MY_NUMBER) : order);
            }
        }
        Measurement measured = measured("Good scans (300 dpi, colour, up to 1.2 degrees)", orders);
        assertThat(measured.allKindsRight()).isTrue();
        assertThat(measured.allMyNumbersRight()).isTrue();
        assertThat(measured.characters()).isGreaterThan(0.97);
        assertThat(measured.located()).isGreaterThan(0.80);
    }

    @Test
    @EnabledIfSystemProperty(named = "toroku.campaign", matches = "long")
    void readsMostOfPoorScans() throws IOException {
        List<PaperOrder> orders = new ArrayList<>();
        for (PaperKind kind : PaperKind.values()) {
            orders.add(PaperOrder.of(kind, 200).scanned(Scan.poor()).with(PaperFeature.COPY_GUARD));
            orders.add(PaperOrder.of(kind, 201).scanned(Scan.coarse()));
            orders.add(PaperOrder.of(kind, 202).scanned(Scan.office().inGrey()));
            orders.add(PaperOrder.of(kind, 203).scanned(Scan.office().withQuarterTurns(2)));
        }
        orders.add(PaperOrder.of(PaperKind.RESIDENCE_RECORD, 204).with(PaperFeature.VERTICAL_NAME));
        orders.add(PaperOrder.of(PaperKind.RESIDENCE_RECORD, 205).with(PaperFeature.VERTICAL_NAME));
        Measurement measured = measured("Poor, coarse, grey and turned scans", orders);
        assertThat(measured.allMyNumbersRight()).isTrue();
        assertThat(measured.located()).isGreaterThan(0.6);
    }

    private Measurement measured(String title, List<PaperOrder> orders) throws IOException {
        Optional<PaperFonts> fonts = PaperFonts.find();
        PaperMaker maker = new PaperMaker(fonts.orElseThrow());
        Measurement measurement = new Measurement(reader);
        orders.forEach(order -> measurement.read(maker.make(order)));
        Files.createDirectories(REPORT.getParent());
        Files.writeString(
                REPORT, measurement.report(title) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return measurement;
    }
}
