package org.toroku.letters;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 電子証明書利用申込書 as printed from the web entry, guidance on its first page. */
public record ApplicationForm(
        LetterLanguage language,
        CaseCode caseCode,
        LocalDate printedOn,
        Applicant applicant,
        Consent consent,
        Submission submission)
        implements Printable {
    /** What the applicant typed; {@code further} holds what a profile asks beside, label and value. */
    public record Applicant(
            Names names,
            Address address,
            LocalDate born,
            @Nullable Sex sex,
            Contact contact,
            List<Fact> further) {
        public Applicant {
            further = List.copyOf(further);
        }

        @Override
        public String toString() {
            return "Applicant[masked]";
        }
    }

    public record Names(
            String kanji,
            String kana,
            String romaji,
            @Nullable String former) {
        @Override
        public String toString() {
            return "Names[masked]";
        }
    }

    public record Address(PostalAddress japanese, @Nullable String romaji) {
        @Override
        public String toString() {
            return "Address[masked]";
        }
    }

    public record Contact(String email, String telephone) {
        @Override
        public String toString() {
            return "Contact[masked]";
        }
    }

    public enum Sex {
        MALE,
        FEMALE,
        OTHER
    }

    /** The important matters that were acknowledged, in the wording of that version (則6(1)). */
    public record Consent(String explanationVersion, List<String> items) {
        public Consent {
            items = List.copyOf(items);
        }
    }

    /** What to enclose, until when, and where it goes. */
    public record Submission(List<Enclosure> required, List<Enclosure> oneOf, LocalDate deadline, Recipient returnTo) {
        public Submission {
            required = List.copyOf(required);
            oneOf = List.copyOf(oneOf);
        }
    }

    public record Enclosure(String name, String remark) {}

    /** The applicant prints it at home, or the office hands it out. */
    @Override
    public PostalKind postal() {
        return PostalKind.NONE;
    }
}
