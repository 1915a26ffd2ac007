package org.toroku.intake.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.intake.Box;

/** Reads the fields of one pass over a page of a known kind. */
final class PassReader {
    private static final Pattern NOT_IN_NAME =
            Pattern.compile("[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsLatin}々〆ー\u3000]");
    private static final Pattern NOT_IN_KANA = Pattern.compile("[^\\p{IsHiragana}\\p{IsKatakana}ー\u3000]");
    private static final Pattern NOT_IN_ADDRESS =
            Pattern.compile("[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsLatin}々〆ー0-9\u3000・‐-―−-]");
    private static final Pattern PREFECTURE = Pattern.compile("^(東京都|北海道|京都府|大阪府|\\p{IsHan}{2,3}県)\\p{IsHan}");
    private static final Pattern MEANINGLESS_SPACE = Pattern.compile("(?<![0-9])\u3000|\u3000(?![0-9])");
    private static final Pattern MUNICIPALITY = Pattern.compile("[都道府県市区町村郡]");
    private static final Pattern SEAL_NUMBER = Pattern.compile("[0-9][0-9-]{2,}[0-9]");
    private static final Pattern NUMBERED = Pattern.compile("第([0-9A-Z][0-9A-Z-]{2,})(?=\\D|$)");
    private static final Pattern CASE_NUMBER = Pattern.compile("[0-9A-Z]+(?:-[0-9A-Z]+)+|[0-9A-Z]{4,}");
    /** Letters that OCR reads for digits, where only a digit can stand. */
    private static final Pattern ZERO = Pattern.compile("(?<=[0-9年月和成正治])[OoQ](?=[0-9O年月日])");

    private static final Pattern ONE = Pattern.compile("(?<=[0-9年月和成正治])[Il|](?=[0-9年月日])");

    /** 2031年6月1日まで有効. */
    private static final String UNTIL = "まで";

    private final PageText page;
    private final Marks marks;
    private final Cells cells;
    private final DocumentKind kind;
    private final Map<FieldName, Field> fields = new EnumMap<>(FieldName.class);

    private PassReader(PageText page, DocumentKind kind) {
        this.page = page;
        this.marks = Marks.of(page);
        this.cells = new Cells(page, marks);
        this.kind = kind;
    }

    static Map<FieldName, Field> read(PageText page, DocumentKind kind) {
        return new PassReader(page, kind).read();
    }

    private Map<FieldName, Field> read() {
        labelled(FieldName.NAME, Label.NAME, text -> NOT_IN_NAME.matcher(text).replaceAll(""));
        labelled(
                FieldName.KANA,
                Label.KANA,
                text -> inKatakana(NOT_IN_KANA.matcher(text).replaceAll("")));
        address();
        date(FieldName.BIRTH_DATE, Label.BIRTH_DATE);
        date(FieldName.ISSUE_DATE, Label.ISSUE_DATE);
        switch (kind) {
            case RESIDENCE_RECORD, SEAL_CERTIFICATE, FAMILY_REGISTER -> issueDateAlone();
            case DRIVERS_LICENCE -> birthDateWithoutLabel();
            case APPLICATION_FORM, UNKNOWN -> {}
        }
        number(FieldName.SEAL_NUMBER, Label.SEAL_NUMBER, SEAL_NUMBER);
        number(FieldName.CASE_NUMBER, Label.CASE_NUMBER, CASE_NUMBER);
        certificateNumber();
        return fields;
    }

    private void labelled(FieldName name, Label label, UnaryOperator<String> cleaning) {
        for (Mark mark : marks.of(label)) {
            List<TextLine> beside = cells.beside(mark);
            Optional<TextLine> line = beside.stream()
                    .min(Comparator.comparingDouble(part -> Math.abs(part.y() - mark.y())))
                    .map(TextLine::firstCell)
                    .or(() -> cells.column(mark))
                    .or(() -> cells.below(mark).map(TextLine::firstCell));
            if (line.isEmpty()) {
                unreadable(name, Field.Reason.NO_VALUE, mark);
                continue;
            }
            String text = tidy(cleaning.apply(line.get().spacedText()));
            if (text.codePointCount(0, text.length()) > 1) {
                found(name, new Value.Written(text), List.of(line.get()));
                return;
            }
            unreadable(name, Field.Reason.NO_VALUE, mark);
        }
    }

    /** A well-read label is trusted most, then that addresses begin with a prefecture, then a label half read. */
    private void address() {
        if (addressBeside(true) || addressOfPrefecture() || addressBeside(false)) {
            return;
        }
        marks.of(Label.ADDRESS).forEach(mark -> unreadable(FieldName.ADDRESS, Field.Reason.NO_VALUE, mark));
    }

    private boolean addressBeside(boolean exactLabel) {
        return marks.of(Label.ADDRESS).stream()
                .filter(mark -> mark.exact() == exactLabel)
                .anyMatch(this::addressBeside);
    }

    private boolean addressBeside(Mark mark) {
        List<TextLine> lines = cells.linesBeside(mark);
        String text = addressText(lines);
        if (text.length() > 4 && MUNICIPALITY.matcher(text).find()) {
            found(FieldName.ADDRESS, new Value.Written(text), lines);
            return true;
        }
        return false;
    }

    private boolean addressOfPrefecture() {
        for (TextLine line : page.lines()) {
            for (int i = 0; i < line.glyphs().size(); i++) {
                TextLine rest = line.part(i, line.glyphs().size());
                if (line.startsSegment(i)
                        && PREFECTURE.matcher(rest.text()).find()
                        && rest.text().length() > 7) {
                    List<TextLine> lines = new ArrayList<>(List.of(rest));
                    cells.continuation(rest).ifPresent(lines::add);
                    found(FieldName.ADDRESS, new Value.Written(addressText(lines)), lines);
                    return true;
                }
            }
        }
        return false;
    }

    /** Spaces only between lines and between numbers: where they stand is read badly, and they mean nothing else. */
    private static String addressText(List<TextLine> lines) {
        StringBuilder text = new StringBuilder();
        for (TextLine line : lines) {
            text.append(text.isEmpty() ? "" : "\u3000")
                    .append(MEANINGLESS_SPACE.matcher(line.spacedText()).replaceAll(""));
        }
        return tidy(NOT_IN_ADDRESS.matcher(text).replaceAll(""));
    }

    /** へ, べ, ぺ and り look the same in both; where furigana are katakana, all are. */
    private static String inKatakana(String text) {
        StringBuilder katakana = new StringBuilder();
        text.chars().forEach(c -> katakana.append((char) (c >= 'ぁ' && c <= 'ゖ' ? c + 'ァ' - 'ぁ' : c)));
        return katakana.toString();
    }

    private static String tidy(String text) {
        return text.replaceAll("\u3000+", "\u3000").strip();
    }

    private void date(FieldName name, Label label) {
        for (Mark mark : marks.of(label)) {
            List<TextLine> near = new ArrayList<>(cells.beside(mark));
            cells.below(mark).ifPresent(near::add);
            for (TextLine line : near) {
                String text = repaired(line.text());
                List<EraDate.Found> dates = EraDate.find(text);
                if (!dates.isEmpty() && !text.startsWith(UNTIL, dates.getFirst().end())) {
                    take(name, line, dates.getFirst());
                    return;
                }
            }
            unreadable(name, Field.Reason.NO_VALUE, mark);
        }
    }

    /** Municipalities print the day alone in a line, below the sentence that certifies. */
    private void issueDateAlone() {
        for (TextLine line : page.lines().reversed()) {
            List<EraDate.Found> dates = EraDate.find(repaired(line.text()));
            if (dates.size() == 1
                    && dates.getFirst().start() == 0
                    && !marks.marks(line)
                    && !(fields.get(FieldName.ISSUE_DATE) instanceof Field.Found)) {
                take(FieldName.ISSUE_DATE, line, dates.getFirst());
            }
        }
    }

    /** 昭和58年4月1日生, beside the name. */
    private void birthDateWithoutLabel() {
        if (fields.get(FieldName.BIRTH_DATE) instanceof Field.Found) {
            return;
        }
        for (Mark mark : marks.of(Label.NAME)) {
            for (TextLine line : cells.beside(mark)) {
                for (EraDate.Found date : EraDate.find(repaired(line.text()))) {
                    take(FieldName.BIRTH_DATE, line, date);
                    return;
                }
            }
        }
    }

    private void take(FieldName name, TextLine line, EraDate.Found date) {
        TextLine source = line.part(date.start(), date.end());
        switch (date.reading()) {
            case DateReading.Dated(java.time.LocalDate day) -> found(name, new Value.Day(day), List.of(source));
            case DateReading.NoSuchDay _ ->
                fields.putIfAbsent(
                        name, new Field.Unreadable(name, Field.Reason.NO_SUCH_DAY, TextLine.sources(List.of(source))));
            case DateReading.NotADate _ -> {}
        }
    }

    /** Of the same length, so that places in it are places in the line. */
    private static String repaired(String text) {
        return ONE.matcher(ZERO.matcher(text).replaceAll("0")).replaceAll("1");
    }

    private void number(FieldName name, Label label, Pattern form) {
        for (Mark mark : marks.of(label)) {
            for (TextLine line : cells.beside(mark)) {
                Matcher matcher = form.matcher(line.text());
                if (matcher.find()) {
                    found(name, new Value.Written(matcher.group()), List.of(line.part(matcher.start(), matcher.end())));
                    return;
                }
            }
            unreadable(name, Field.Reason.NO_VALUE, mark);
        }
    }

    /** 第12345号. */
    private void certificateNumber() {
        for (TextLine line : page.lines()) {
            Matcher matcher = NUMBERED.matcher(repaired(line.text()));
            if (matcher.find()) {
                TextLine source = line.part(matcher.start(), matcher.end());
                found(FieldName.CERTIFICATE_NUMBER, new Value.Written(matcher.group(1)), List.of(source));
                return;
            }
        }
        number(FieldName.CERTIFICATE_NUMBER, Label.CERTIFICATE_NUMBER, SEAL_NUMBER);
    }

    private void found(FieldName name, Value value, List<TextLine> lines) {
        double confidence =
                lines.stream().mapToDouble(TextLine::confidence).average().orElse(0);
        List<Box> sources = TextLine.sources(lines);
        fields.put(name, new Field.Found(name, List.of(new Candidate(value, confidence, sources, 1))));
    }

    private void unreadable(FieldName name, Field.Reason reason, Mark mark) {
        List<Box> place = TextLine.sources(List.of(mark.line().part(mark.from(), mark.to())));
        fields.putIfAbsent(name, new Field.Unreadable(name, reason, place));
    }
}
