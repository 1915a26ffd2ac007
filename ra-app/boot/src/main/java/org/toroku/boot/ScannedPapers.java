package org.toroku.boot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.toroku.intake.Box;
import org.toroku.intake.Code;
import org.toroku.intake.DocumentExaminer;
import org.toroku.intake.Examination;
import org.toroku.intake.ExaminedDocument;
import org.toroku.intake.Finding;
import org.toroku.intake.Page;
import org.toroku.intake.Word;
import org.toroku.intake.fields.Field;
import org.toroku.intake.fields.FieldName;
import org.toroku.intake.fields.FieldReader;
import org.toroku.intake.fields.MyNumberFinding;
import org.toroku.intake.fields.PageFields;
import org.toroku.intake.fields.Value;
import org.toroku.intake.ocr.OcrOutcome;
import org.toroku.intake.ocr.OcrReader;
import org.toroku.intake.scan.MalwareScanner;
import org.toroku.intake.scan.Scan;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.ScanExaminer;
import org.toroku.pki.Der;

/**
 * Examines scans in a confined process and reads their pages; only pictures that were drawn anew come back. What the
 * reader finds is a hint for officers and decides nothing.
 */
final class ScannedPapers implements ScanExaminer {
    private static final Map<FieldName, PaperField> FIELDS = Map.of(
            FieldName.NAME, PaperField.NAME,
            FieldName.KANA, PaperField.KANA,
            FieldName.ADDRESS, PaperField.ADDRESS,
            FieldName.BIRTH_DATE, PaperField.BIRTH_DATE,
            FieldName.ISSUE_DATE, PaperField.ISSUED_ON,
            FieldName.SEAL_NUMBER, PaperField.CERTIFICATE_NUMBER);
    /** Pixels around a My Number that are covered with it: a box may miss the edge of a digit. */
    private static final int MARGIN = 12;

    private final DocumentExaminer examiner;
    private final Optional<MalwareScanner> scanner;
    private final Optional<OcrReader> reader;
    private final Duration within;
    private final OurPapers ours;

    /**
     * @param reader empty where no characters are recognised
     * @param within time for reading a whole document; its last pages may find none left
     * @param ours what is read on paper and was printed there by ourselves
     */
    ScannedPapers(
            DocumentExaminer examiner,
            Optional<MalwareScanner> scanner,
            Optional<OcrReader> reader,
            Duration within,
            OurPapers ours) {
        this.ours = ours;
        this.examiner = examiner;
        this.scanner = scanner;
        this.reader = reader;
        this.within = within;
    }

    @Override
    public Examined examine(byte[] scan) {
        Optional<Scan> scanned = scanner.map(present -> present.scan(new ByteArrayInputStream(scan)));
        if (scanned.isPresent()) {
            switch (scanned.get()) {
                case Scan.Clean _ -> {
                    // goes on below
                }
                case Scan.Infected _ -> {
                    return new Examined.Rejected("infected");
                }
                case Scan.Unavailable unavailable -> {
                    return new Examined.Unavailable("malware-scanner-" + code(unavailable.cause()));
                }
            }
        }
        return switch (examiner.examine(new ByteArrayInputStream(scan), "")) {
            case Examination.Accepted(ExaminedDocument document) -> pages(document);
            case Examination.Referred(ExaminedDocument document, List<Finding> _) -> pages(document);
            case Examination.Refused(List<Finding> findings) ->
                new Examined.Rejected(code(findings.getFirst().reason()));
            // a document that broke its reader would break it again
            case Examination.Unavailable(Examination.Failure failure) ->
                failure.blamesDocument()
                        ? new Examined.Rejected(code(failure))
                        : new Examined.Unavailable(code(failure));
        };
    }

    private Examined pages(ExaminedDocument document) {
        long deadline = System.nanoTime() + within.toNanos();
        List<ExaminedPage> pages = new ArrayList<>();
        for (Page page : document.pages()) {
            pages.add(page(page, Duration.ofNanos(deadline - System.nanoTime())));
        }
        return new Examined.Pages(pages);
    }

    /** What was read of a picture, and why not all of it was. */
    private record Drawn(Optional<PageFields> fields, Optional<String> unread) {}

    private ExaminedPage page(Page page, Duration left) {
        byte[] image = page.image().bytes();
        Drawn read = drawn(image, left);
        Optional<PageFields> drawn = read.fields();
        Optional<PageFields> typed = typed(page);
        List<Box> myNumbers = Stream.of(drawn, typed)
                .flatMap(Optional::stream)
                .flatMap(ScannedPapers::myNumbers)
                .toList();
        if (!myNumbers.isEmpty()) {
            image = covered(image, myNumbers, page.image().format().name());
        }
        return new ExaminedPage(
                Der.of(image),
                page.image().format().mediaType(),
                page.image().width(),
                page.image().height(),
                page.codes().stream().map(Code::text).toList(),
                ours.isSlip(page.codes().stream().map(Code::text).toList())
                        ? List.of()
                        : fieldsOf(read, typed).map(this::fields).orElse(List.of()),
                !myNumbers.isEmpty(),
                read.unread());
    }

    /** Words of a page that was read in part are not kept: what they leave out would look as if it were not there. */
    private static Optional<PageFields> fieldsOf(Drawn read, Optional<PageFields> typed) {
        return read.unread().isEmpty() ? read.fields() : typed;
    }

    /**
     * What people will see is what is read, where that is possible: the text that a PDF brings along may be invisible, or
     * leave out what is drawn.
     */
    private Drawn drawn(byte[] image, Duration left) {
        if (reader.isEmpty()) {
            return new Drawn(Optional.empty(), Optional.of("no-reader"));
        }
        if (!left.isPositive()) {
            return new Drawn(Optional.empty(), Optional.of("timed-out"));
        }
        return switch (reader.get().read(decoded(image), left)) {
            case OcrOutcome.Read read ->
                new Drawn(
                        Optional.of(FieldReader.read(read.passes(), read.turn())),
                        read.complete() ? Optional.empty() : Optional.of("timed-out"));
            case OcrOutcome.Unavailable _ -> new Drawn(Optional.empty(), Optional.of("no-reader"));
            case OcrOutcome.Failed(OcrOutcome.Failure failure) ->
                new Drawn(
                        Optional.empty(),
                        Optional.of(failure == OcrOutcome.Failure.TIMED_OUT ? "timed-out" : "failed"));
        };
    }

    private static Optional<PageFields> typed(Page page) {
        List<Word> words = page.words();
        return words.isEmpty() ? Optional.empty() : Optional.of(FieldReader.read(List.of(words), 0));
    }

    private static Stream<Box> myNumbers(PageFields read) {
        return switch (read.myNumber()) {
            case MyNumberFinding.NotSeen _ -> Stream.empty();
            case MyNumberFinding.Seen(var _, List<Box> places) -> places.stream();
        };
    }

    private List<ReadField> fields(PageFields page) {
        List<ReadField> fields = new ArrayList<>();
        FIELDS.forEach((name, field) -> {
            if (page.field(name) instanceof Field.Found found) {
                found.candidates().stream()
                        .filter(each -> field != PaperField.ADDRESS || !ours.isOurs(text(each.value())))
                        .findFirst()
                        .ifPresent(best -> fields.add(
                                new ReadField(field, text(best.value()), best.confidence(), around(best.sources()))));
            }
        });
        return fields;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Written(String text) -> text;
            case Value.Day(var day) -> day.toString();
        };
    }

    private static PaperFiles.Box around(List<Box> boxes) {
        int left = boxes.stream().mapToInt(Box::x).min().orElseThrow();
        int top = boxes.stream().mapToInt(Box::y).min().orElseThrow();
        int right = boxes.stream().mapToInt(box -> box.x() + box.width()).max().orElseThrow();
        int bottom =
                boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElseThrow();
        return new PaperFiles.Box(left, top, right - left, bottom - top);
    }

    /** 番号法20条: no number must be kept, so none is in the picture that is. */
    private static byte[] covered(byte[] image, List<Box> places, String format) {
        BufferedImage page = decoded(image);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.BLACK);
        for (Box place : places) {
            pen.fillRect(
                    place.x() - MARGIN, place.y() - MARGIN, place.width() + 2 * MARGIN, place.height() + 2 * MARGIN);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(page, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Only for pictures that the confined process drew and the pool has checked. */
    private static BufferedImage decoded(byte[] image) {
        try {
            BufferedImage page = ImageIO.read(new ByteArrayInputStream(image));
            if (page == null) {
                throw new IllegalStateException("a page that was drawn anew is no picture");
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("a page that was drawn anew cannot be decoded", e);
        }
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
