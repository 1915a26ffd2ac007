package org.toroku.testkit.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every trouble has its sentence in both languages. */
class ReaderTextsTest {
    @ParameterizedTest
    @EnumSource(CardTrouble.Kind.class)
    void everyTroubleIsToldInBothLanguages(CardTrouble.Kind kind) {
        String english = sentence(kind, Locale.ENGLISH);
        String japanese = sentence(kind, Locale.JAPANESE);
        assertThat(english).isNotBlank();
        assertThat(japanese)
                .isNotBlank()
                .isNotEqualTo(english)
                .matches(text -> text.contains("。") || text.contains(":"));
        assertThat(english.contains("detail")).isEqualTo(japanese.contains("detail"));
    }

    private static String sentence(CardTrouble.Kind kind, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "org.toroku.testkit.cli.card",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return MessageFormat.format(texts.getString("reader." + kind), "detail");
    }
}
