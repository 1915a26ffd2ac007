package org.toroku.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTextsTest {
    @TempDir
    Path folder;

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("letters_ja.properties"), text);
    }

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSamePlaceholders() {
        Properties japanese = LetterTexts.own(LetterLanguage.JAPANESE);
        Properties english = LetterTexts.own(LetterLanguage.ENGLISH);

        assertThat(english.stringPropertyNames()).isEqualTo(japanese.stringPropertyNames());
        for (String key : japanese.stringPropertyNames()) {
            assertThat(Template.placeholders(english.getProperty(key)))
                    .as(key)
                    .isEqualTo(Template.placeholders(japanese.getProperty(key)));
            assertThat(japanese.getProperty(key)).as(key).isNotBlank();
            if (!key.equals("details.end")) {
                assertThat(english.getProperty(key)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void officeMayPutItsOwnWordsOverTheStandardOnes() throws IOException {
        write("inquiry.title=ご照会");

        LetterTexts texts = LetterTexts.withFolder(folder);

        assertThat(texts.in(LetterLanguage.JAPANESE).say("inquiry.title")).isEqualTo("ご照会");
        assertThat(texts.in(LetterLanguage.JAPANESE).say("kind.inquiry")).isEqualTo("照会書");
        assertThat(texts.in(LetterLanguage.ENGLISH).say("kind.inquiry")).isEqualTo("Inquiry");
    }

    @Test
    void wordsThatNoLetterUsesAreRefusedAtStart() throws IOException {
        write("inquiry.titel=ご照会");

        assertThatThrownBy(() -> LetterTexts.withFolder(folder)).hasMessageContaining("inquiry.titel");
    }

    @Test
    void placeholderThatWouldStayAHoleIsRefusedAtStart() throws IOException {
        write("inquiry.request={dealine}までにご返送ください。");

        assertThatThrownBy(() -> LetterTexts.withFolder(folder))
                .hasMessageContaining("inquiry.request")
                .hasMessageContaining("deadline");
    }

    @Test
    void valueThatLooksLikeAPlaceholderStaysAsTyped() {
        assertThat(Template.fill("{a} and {b}", Map.of("a", "{b} $1 ${x} \\", "b", "2")))
                .isEqualTo("{b} $1 ${x} \\ and 2");
    }

    @Test
    void sentenceWithoutItsValueIsNotPrinted() {
        assertThatThrownBy(() -> Template.fill("{a}", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25,令和8年11月25日,25 November 2026",
        "2019-05-01,令和元年5月1日,1 May 2019",
        "2019-04-30,平成31年4月30日,30 April 2019",
        "1989-01-07,昭和64年1月7日,7 January 1989",
        "1926-12-24,大正15年12月24日,24 December 1926",
        "1872-12-31,1872年12月31日,31 December 1872"
    })
    void datesCountTheYearsOfTheEraInJapanese(LocalDate date, String japanese, String english) {
        LetterTexts texts = LetterTexts.standard();

        assertThat(texts.in(LetterLanguage.JAPANESE).date(date)).isEqualTo(japanese);
        assertThat(texts.in(LetterLanguage.ENGLISH).date(date)).isEqualTo(english);
    }
}
