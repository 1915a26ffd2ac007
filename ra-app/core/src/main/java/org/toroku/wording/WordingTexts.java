package org.toroku.wording;

import java.util.List;
import org.springframework.stereotype.Component;
import org.toroku.wording.WordingDesk.Flaw;
import org.toroku.wording.WordingDesk.Preview;

/** What can be said of a text without asking who wrote it. */
@Component
public class WordingTexts {
    private final ReleasedWordings released;

    WordingTexts(ReleasedWordings released) {
        this.released = released;
    }

    /** With the texts of this release. */
    public static WordingTexts ofThisRelease() {
        return new WordingTexts(new ReleasedWordings());
    }

    public Wording released(WordingKind kind) {
        return released.of(kind);
    }

    public List<Flaw> flaws(WordingKind kind, Wording wording) {
        return WordingRules.flaws(kind, wording);
    }

    public Preview preview(WordingKind kind, Wording wording) {
        return WordingExamples.of(kind, wording, released);
    }
}
