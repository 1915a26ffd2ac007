package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.paper.DefectCode;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperField;

/** The sentences cover every word that the modules of the paper route use. */
class LetterWordsTest {
    private static LetterWords in(String language) {
        return LetterWords.in(Locale.of(language));
    }

    @Test
    void haveTheSameKeysInBothLanguages() {
        assertThat(new TreeSet<>(in("en").keys())).isEqualTo(new TreeSet<>(in("ja").keys()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void haveASentenceForEveryDefectOfEveryDocumentAndField(String language) {
        List<String> fields = Stream.concat(
                        Stream.of(""), Arrays.stream(PaperField.values()).map(PaperField::name))
                .toList();
        List<String> kinds = Stream.concat(
                        Stream.of(""), Arrays.stream(EnclosureKind.values()).map(EnclosureKind::name))
                .toList();
        List<String> sentences = new ArrayList<>();
        for (DefectCode code : DefectCode.values()) {
            for (String kind : kinds) {
                for (String field : fields) {
                    sentences.add(DefectSentences.sentence(in(language), code.name(), kind, field, ""));
                }
            }
        }
        assertThat(sentences)
                .hasSize(DefectCode.values().length * kinds.size() * fields.size())
                .allSatisfy(sentence -> assertThat(sentence)
                        .endsWith(language.equals("ja") ? "。" : ".")
                        .doesNotContain("{", "}"));
        // a code, a document and the whole application read differently
        assertThat(sentences.stream().distinct().count())
                .isGreaterThanOrEqualTo((long) DefectCode.values().length * kinds.size());
    }

    @Test
    void putWhatAnOfficerWroteInOnceAndAsItIs() {
        assertThat(DefectSentences.sentence(in("en"), "OTHER", "PASSPORT", "", "see ${x} {document} =1+1"))
                .endsWith("(see ${x} {document} =1+1)");
    }
}
