package org.toroku.matching;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.process.CaseWords;

/** Finds a name however it is typed: variant kanji, either kana, half width, romaji in capitals. */
@Component
class SearchNames implements CaseWords {
    private static final int TO_KATAKANA = 'ァ' - 'ぁ';

    private final JdbcClient jdbc;

    SearchNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Names of(UUID caseId) {
        return jdbc.sql("""
                        SELECT applicant_name,
                               concat(form ->> 'familyNameKana', form ->> 'givenNameKana') AS kana,
                               concat(form ->> 'familyNameRomaji', form ->> 'givenNameRomaji') AS romaji,
                               form ->> 'formerName' AS former
                          FROM application WHERE id = ?""")
                .param(caseId)
                .query((row, n) -> names(
                        row.getString("applicant_name"),
                        row.getString("kana"),
                        row.getString("romaji"),
                        Optional.ofNullable(row.getString("former")).orElse("")))
                .single();
    }

    private Names names(String name, String kana, String romaji, String former) {
        List<String> all = Stream.of(name, kana, romaji, former)
                .map(this::folded)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        // in Japanese, lists of names follow their sound
        return new Names(folded(kana.isEmpty() ? name : kana), all);
    }

    @Override
    public String folded(String typed) {
        StringBuilder katakana = new StringBuilder();
        Fold.apply(Fold.NAME, typed)
                .codePoints()
                .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + TO_KATAKANA : c)
                .forEach(katakana::appendCodePoint);
        return katakana.toString().toLowerCase(Locale.ROOT);
    }
}
