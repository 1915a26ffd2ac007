package org.toroku.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.toroku.letters.type.LetterFonts;
import org.toroku.letters.type.Paper;
import org.toroku.letters.type.Sheet;

/** Records in, PDF out. The same record and instant give the same bytes. */
public final class LetterPress {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final LetterFonts fonts;
    private final LetterTexts texts;

    public LetterPress(LetterFonts fonts, LetterTexts texts) {
        this.fonts = fonts;
        this.texts = texts;
    }

    /** @param at goes into the file as its date */
    public Printed print(Printable piece, Instant at) {
        try (Paper paper = new Paper(fonts)) {
            set(paper, piece);
            String title = texts.in(piece.language()).say(Kinds.key(piece)) + " "
                    + piece.caseCode().value();
            byte[] pdf = paper.save(title, piece.language().tag(), at);
            return new Printed(pdf, paper.pages(), paper.warnings());
        }
    }

    /** All pieces in one file in their order, behind a cover in the language of the house. */
    public Printed print(PrintBatch batch, LetterLanguage house, Instant at) {
        Wording wording = texts.in(house);
        try (Paper paper = new Paper(fonts)) {
            List<Sheet> cover = new ArrayList<>();
            for (int i = 0; i < HouseSheets.coverPages(batch.pieces().size()); i++) {
                cover.add(paper.add());
            }
            List<HouseSheets.Entry> entries = new ArrayList<>();
            for (Printable piece : batch.pieces()) {
                int first = paper.pages() + 1;
                set(paper, piece);
                entries.add(new HouseSheets.Entry(piece, first, paper.pages() - first + 1));
            }
            LocalDate printed = LocalDate.ofInstant(at, JAPAN);
            new HouseSheets(paper).cover(cover, batch.number(), printed, entries, wording);
            String title = wording.say("batch.title") + " " + batch.number();
            byte[] pdf = paper.save(title, house.tag(), at);
            return new Printed(pdf, paper.pages(), paper.warnings());
        }
    }

    private void set(Paper paper, Printable piece) {
        Wording wording = texts.in(piece.language());
        switch (piece) {
            case Letter letter -> new LetterLayout(paper, wording).write(letter);
            case ApplicationForm form -> new FormLayout(wording, form).write(paper);
            case SeparatorSheet separator -> new HouseSheets(paper).separator(separator, wording);
        }
    }
}
