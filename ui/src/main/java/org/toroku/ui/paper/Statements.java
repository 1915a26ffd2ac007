package org.toroku.ui.paper;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperField;

/** What a kind of document says of a person, so that it can be written down where no machine read it. */
final class Statements {
    private static final Set<PaperField> PERSON =
            EnumSet.of(PaperField.NAME, PaperField.ADDRESS, PaperField.BIRTH_DATE);
    private static final Map<EnclosureKind, Set<PaperField>> OF = Map.of(
            EnclosureKind.RESIDENCE_RECORD, EnumSet.allOf(PaperField.class),
            EnclosureKind.CONSULAR_RESIDENCE_CERTIFICATE, PERSON,
            EnclosureKind.FAMILY_REGISTER, EnumSet.of(PaperField.NAME, PaperField.BIRTH_DATE, PaperField.SEX),
            EnclosureKind.PROOF_OF_ADDRESS, EnumSet.of(PaperField.NAME, PaperField.ADDRESS),
            EnclosureKind.SEAL_REGISTRATION_CERTIFICATE, EnumSet.allOf(PaperField.class),
            EnclosureKind.DRIVING_LICENCE, PERSON,
            EnclosureKind.PASSPORT, EnumSet.of(PaperField.NAME, PaperField.BIRTH_DATE, PaperField.SEX),
            EnclosureKind.MY_NUMBER_CARD_FRONT, EnumSet.complementOf(EnumSet.of(PaperField.KANA)),
            EnclosureKind.RESIDENCE_CARD, EnumSet.complementOf(EnumSet.of(PaperField.KANA)));

    private Statements() {}

    static boolean has(EnclosureKind kind, PaperField field) {
        return OF.getOrDefault(kind, Set.of()).contains(field);
    }
}
