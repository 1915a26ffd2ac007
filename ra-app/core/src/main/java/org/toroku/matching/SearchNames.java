package org.toroku.matching;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.process.CaseWords;

/** Finds a name, each that a card ever bore among them, however it is typed: variant kanji, either kana, half width, romaji in capitals. */
@Component
class SearchNames implements CaseWords {
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
                               form ->> 'formerName' AS former,
                               concat(form ->> 'formerName', form ->> 'givenName') AS former_full,
                               (SELECT string_agg(DISTINCT v.items ->> 'name', chr(10)) FROM identity_verification v
                                 WHERE v.application_id = application.id) AS certified
                          FROM application WHERE id = ?""")
                .param(caseId)
                .query((row, n) -> names(
                        row.getString("applicant_name"),
                        row.getString("kana"),
                        row.getString("romaji"),
                        Stream.of(row.getString("former"), row.getString("former_full"), row.getString("certified"))
                                .flatMap(Stream::ofNullable)
                                .flatMap(String::lines)
                                .toList()))
                .single();
    }

    private Names names(String name, String kana, String romaji, List<String> others) {
        List<String> all = Stream.concat(Stream.of(name, kana, romaji), others.stream())
                .map(this::folded)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        // in Japanese, lists of names follow their sound
        return new Names(folded(kana.isEmpty() ? name : kana), all);
    }

    @Override
    public String folded(String typed) {
        return PersonName.folded(typed);
    }
}
