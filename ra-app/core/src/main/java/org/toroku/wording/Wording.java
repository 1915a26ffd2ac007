package org.toroku.wording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A text in both languages, with its placeholders. */
public record Wording(String subjectJa, String bodyJa, String subjectEn, String bodyEn) {
    /** Line between the languages, for whoever needs one of them; no text may have one of its own. */
    public static final String BETWEEN = "----";

    /** Browsers end lines in their own way, and nobody sees blank lines at the end. */
    public Wording {
        bodyJa = tidy(bodyJa);
        bodyEn = tidy(bodyEn);
    }

    private static String tidy(String body) {
        return body.replace("\r\n", "\n").stripTrailing();
    }

    /** A part of the text, as pages and refusals name it. */
    public enum Part {
        SUBJECT_JA,
        BODY_JA,
        SUBJECT_EN,
        BODY_EN;

        public boolean subject() {
            return this == SUBJECT_JA || this == SUBJECT_EN;
        }
    }

    public String part(Part part) {
        return switch (part) {
            case SUBJECT_JA -> subjectJa;
            case BODY_JA -> bodyJa;
            case SUBJECT_EN -> subjectEn;
            case BODY_EN -> bodyEn;
        };
    }

    /** Whether it says who the recipient is, who may have stated any name. */
    boolean names() {
        return Stream.of(bodyJa, bodyEn)
                .flatMap(body -> Placeholders.in(body).stream())
                .anyMatch(found -> found.name().equals(Slot.NAME.placeholder()));
    }

    /** What a notice remembers of its text: of the kind and every part, each behind its length. */
    public String sha256(WordingKind kind) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String each : List.of(kind.name(), subjectJa, bodyJa, subjectEn, bodyEn)) {
                byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Both languages below each other, as a mail's text; the subject apart.
     *
     * @param first language that the recipient reads; the other one follows, for whoever reads it to them
     */
    public String mail(Map<String, String> japanese, Map<String, String> english, Locale first) {
        if (!isEnglish(first)) {
            return both(japanese, english);
        }
        return Placeholders.fill(bodyEn, english) + "\n\n" + BETWEEN + "\n\n" + Placeholders.fill(bodyJa, japanese)
                + "\n";
    }

    /** Of a mail, in the language that the recipient reads. */
    public String mailSubject(Map<String, String> values, Locale language) {
        return Placeholders.fill(isEnglish(language) ? subjectEn : subjectJa, values);
    }

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals("en");
    }

    /** Heading and text, Japanese with English below. */
    public String notice(Map<String, String> japanese, Map<String, String> english) {
        return Placeholders.fill(subjectJa, japanese) + " / " + Placeholders.fill(subjectEn, english) + "\n\n"
                + both(japanese, english);
    }

    private String both(Map<String, String> japanese, Map<String, String> english) {
        return Placeholders.fill(bodyJa, japanese) + "\n\n" + BETWEEN + "\n\n" + Placeholders.fill(bodyEn, english)
                + "\n";
    }
}
