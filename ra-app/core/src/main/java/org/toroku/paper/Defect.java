package org.toroku.paper;

import java.util.Optional;

/**
 * One defect of an application.
 *
 * @param enclosure the document that is meant; empty where it is the application as a whole
 * @param field the value that is meant
 * @param words what the officer adds in their own words; kept in the case, and printed in the letter
 */
public record Defect(DefectCode code, Optional<EnclosureKind> enclosure, Optional<PaperField> field, String words) {
    public static Defect of(DefectCode code, EnclosureKind enclosure) {
        return new Defect(code, Optional.of(enclosure), Optional.empty(), "");
    }

    Defect withoutWords() {
        return new Defect(code, enclosure, field, "");
    }

    /** Masked: the words are about a person. */
    @Override
    public String toString() {
        return "Defect[" + code + ", " + enclosure + ", " + field + "]";
    }
}
