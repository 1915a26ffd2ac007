package org.toroku.intake.accuracy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.toroku.intake.Word;
import org.toroku.intake.fields.DocumentKind;
import org.toroku.intake.fields.Field;
import org.toroku.intake.fields.FieldName;
import org.toroku.intake.fields.FieldReader;
import org.toroku.intake.fields.MyNumberFinding;
import org.toroku.intake.fields.PageFields;
import org.toroku.intake.fields.Value;
import org.toroku.intake.ocr.OcrOutcome;
import org.toroku.intake.ocr.OcrReader;
import org.toroku.testkit.paper.Paper;
import org.toroku.testkit.paper.PaperFeature;
import org.toroku.testkit.paper.PaperItem;
import org.toroku.testkit.paper.PaperKind;
import org.toroku.testkit.paper.Printed;

/** Reads papers and counts what was read right. */
final class Measurement {
    private final OcrReader reader;
    private final Map<FieldName, Score> scores = new EnumMap<>(FieldName.class);
    private final List<String> missed = new ArrayList<>();
    private int pages;
    private int kinds;
    private int myNumbers;
    private int printed;
    private int wrong;
    private int wrongInAll;
    private long nanos;

    Measurement(OcrReader reader) {
        this.reader = reader;
    }

    void read(Paper paper) {
        long start = System.nanoTime();
        OcrOutcome outcome = reader.read(paper.image());
        nanos += System.nanoTime() - start;
        if (!(outcome instanceof OcrOutcome.Read read)) {
            throw new AssertionError("a page was not read: " + outcome);
        }
        pages++;
        PageFields page = FieldReader.read(read.passes(), read.turn());
        kinds += page.kind() == kind(paper.order().kind()) ? 1 : 0;
        boolean shown = paper.order().features().contains(PaperFeature.MY_NUMBER)
                && paper.order().kind() == PaperKind.RESIDENCE_RECORD;
        myNumbers += shown == page.myNumber() instanceof MyNumberFinding.Seen ? 1 : 0;
        truth(paper).forEach((name, value) -> count(paper, name, value, page.field(name)));
        characters(paper, read.passes());
    }

    private void count(Paper paper, FieldName name, String truth, Field field) {
        List<String> read = field instanceof Field.Found found
                ? found.candidates().stream()
                        .map(candidate -> plain(candidate.value()))
                        .toList()
                : List.of();
        boolean first = !read.isEmpty() && read.getFirst().equals(truth);
        boolean any = read.contains(truth);
        scores.computeIfAbsent(name, _ -> new Score()).count(first, any);
        if (!any) {
            // invented persons: nothing is disclosed
            missed.add(paper.order().kind() + " " + name + ": " + truth + " read as " + read);
        }
    }

    private static Map<FieldName, String> truth(Paper paper) {
        Map<FieldName, String> truth = new EnumMap<>(FieldName.class);
        truth.put(FieldName.NAME, plain(paper.order().person().name()));
        truth.put(FieldName.ADDRESS, plain(paper.order().person().address()));
        truth.put(FieldName.BIRTH_DATE, paper.order().person().born().toString());
        truth.put(FieldName.ISSUE_DATE, paper.order().issuedOn().toString());
        for (Printed text : paper.printed()) {
            switch (text.item()) {
                case KANA -> truth.put(FieldName.KANA, plain(text.text()));
                case SEAL_NUMBER -> truth.put(FieldName.SEAL_NUMBER, plain(text.text()));
                case CERTIFICATE_NUMBER ->
                    truth.put(
                            paper.order().kind() == PaperKind.APPLICATION_FORM
                                    ? FieldName.CASE_NUMBER
                                    : FieldName.CERTIFICATE_NUMBER,
                            plain(text.text()).replaceAll("[第号]", ""));
                case TITLE, NAME, ADDRESS, BIRTH_DATE, ISSUE_DATE, MY_NUMBER, OTHER -> {}
            }
        }
        return truth;
    }

    private static DocumentKind kind(PaperKind kind) {
        return switch (kind) {
            case RESIDENCE_RECORD -> DocumentKind.RESIDENCE_RECORD;
            case SEAL_CERTIFICATE -> DocumentKind.SEAL_CERTIFICATE;
            case APPLICATION_FORM -> DocumentKind.APPLICATION_FORM;
            case LICENCE -> DocumentKind.DRIVERS_LICENCE;
        };
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Written(String text) -> plain(text);
            case Value.Day(java.time.LocalDate day) -> day.toString();
        };
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** Of every printed text the least number of changes that make it part of what was read. */
    private void characters(Paper paper, List<List<Word>> passes) {
        List<String> read = passes.stream()
                .map(words -> words.stream().map(Word::text).reduce("", String::concat))
                .map(Measurement::plain)
                .toList();
        for (Printed text : paper.printed()) {
            if (text.item() != PaperItem.MY_NUMBER) {
                String truth = plain(text.text());
                printed += truth.length();
                wrong += changes(truth, read.getFirst());
                wrongInAll += read.stream()
                        .mapToInt(pass -> changes(truth, pass))
                        .min()
                        .orElseThrow();
            }
        }
    }

    private static int changes(String part, String whole) {
        int[] column = new int[part.length() + 1];
        for (int i = 0; i <= part.length(); i++) {
            column[i] = i;
        }
        int least = column[part.length()];
        for (int j = 0; j < whole.length(); j++) {
            int diagonal = column[0];
            for (int i = 1; i <= part.length(); i++) {
                int same = diagonal + (part.charAt(i - 1) == whole.charAt(j) ? 0 : 1);
                diagonal = column[i];
                column[i] = Math.min(same, 1 + Math.min(column[i], column[i - 1]));
            }
            least = Math.min(least, column[part.length()]);
        }
        return least;
    }

    double characters() {
        return 1 - (double) wrongInAll / printed;
    }

    double located() {
        return total().located();
    }

    boolean allKindsRight() {
        return kinds == pages;
    }

    boolean allMyNumbersRight() {
        return myNumbers == pages;
    }

    private Score total() {
        Score total = new Score();
        scores.values().forEach(total::add);
        return total;
    }

    /** As a table in Markdown. */
    String report(String title) {
        List<String> lines = new ArrayList<>();
        lines.add("### " + title);
        lines.add("");
        lines.add(
                "%d pages, %.1f s each; kind right on %d, My Number noticed or absent rightly on %d; characters: first pass %.1f%%, best of all passes %.1f%%."
                        .formatted(
                                pages,
                                nanos / 1e9 / pages,
                                kinds,
                                myNumbers,
                                100.0 * (printed - wrong) / printed,
                                100 * characters()));
        lines.add("");
        lines.add("| field | printed | first candidate right | any candidate right |");
        lines.add("|---|---|---|---|");
        scores.forEach((name, score) -> lines.add(score.row(name.name())));
        lines.add(total().row("all"));
        lines.add("");
        missed.forEach(miss -> lines.add("missed: " + miss));
        return String.join("\n", lines) + "\n";
    }
}
