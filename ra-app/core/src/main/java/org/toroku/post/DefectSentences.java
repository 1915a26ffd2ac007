package org.toroku.post;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.toroku.enrolment.Deadline;
import org.toroku.letters.Letter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coded defects as polite sentences, the same in letters and on pages. */
public final class DefectSentences {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DefectSentences() {}

    record Ordered(LocalDate due, List<Letter.DefectNotice.Defect> defects) {}

    /** Empty where the content is not one that orders a letter about defects. */
    static Optional<Ordered> read(byte[] content, LetterWords words) {
        try {
            JsonNode root = JSON.readTree(content);
            List<Letter.DefectNotice.Defect> defects = new ArrayList<>();
            int number = 1;
            for (JsonNode each : root.path("defects")) {
                defects.add(new Letter.DefectNotice.Defect(
                        "D" + number++,
                        sentence(
                                words,
                                each.path("code").asString(""),
                                each.path("enclosure").asString(""),
                                each.path("field").asString(""),
                                each.path("words").asString(""))));
            }
            Instant due = Instant.parse(root.path("due").asString(""));
            return defects.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Ordered(new Deadline(due).lastDay(), defects));
        } catch (JacksonException | java.time.format.DateTimeParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * As the letter says it.
     *
     * @param code word of the defect
     * @param enclosure word of the document's kind, empty for the application as a whole
     * @param field word of the field, empty where none is meant
     * @param own what the officer added
     */
    public static String sentence(Locale language, String code, String enclosure, String field, String own) {
        return sentence(LetterWords.in(language), code, enclosure, field, own);
    }

    /**
     * @param enclosure word of the document's kind, empty for the application as a whole
     * @param field word of the field, empty where none is meant
     * @param own what the officer added, printed as written
     */
    static String sentence(LetterWords words, String code, String enclosure, String field, String own) {
        String document = words.say("enclosure." + (enclosure.isEmpty() ? "none" : enclosure));
        String sentence =
                field.isEmpty() || words.find("defect." + code + ".field").isEmpty()
                        ? words.say("defect." + code, Map.of("document", document))
                        : words.say(
                                "defect." + code + ".field",
                                Map.of("document", document, "field", words.say("field." + field)));
        return own.isBlank() ? sentence : words.say("defect.own", Map.of("sentence", sentence, "own", own.strip()));
    }
}
