package org.toroku.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationState;
import org.toroku.pki.SerialText;
import org.toroku.process.CaseIndex;
import org.toroku.revocation.RevocationDesk.Certificate;

/** Finds issued certificates by what somebody who asks can say: a number, a serial, a name however it is written. */
@Component
class Certificates {
    private static final Pattern NUMBER = Pattern.compile("[A-Z]-\\d{4}-\\d{6,9}");
    private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{8,40}");
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST = 120;

    private static final String SELECT = """
            SELECT a.id, a.case_number, a.applicant_name, i.serial, s.state, i.issued_at, i.not_after
              FROM issued_certificate i JOIN application a ON a.id = i.application_id
              JOIN application_state s ON s.application_id = a.id WHERE\s""";

    private final JdbcClient jdbc;
    private final CaseIndex index;

    Certificates(JdbcClient jdbc, CaseIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    Optional<Certificate> find(UUID caseId) {
        return jdbc.sql(SELECT + "a.id = ?")
                .param(caseId)
                .query(Certificates::certificate)
                .optional();
    }

    /** What is searched by: one thing at a time, as it is typed. */
    enum How {
        NUMBER,
        SERIAL,
        WORDS,
        /** Nothing, or too little for a name. */
        NOTHING
    }

    /** @param text as it is looked for */
    record Typed(How how, String text) {
        /** Masked: people search for names. */
        @Override
        public String toString() {
            return "Typed[" + how + "]";
        }
    }

    static Typed typed(String typed) {
        String text = Normalizer.normalize(
                        typed.substring(0, Math.min(LONGEST, typed.length())).replace("\0", ""), Normalizer.Form.NFKC)
                .strip();
        String number = text.toUpperCase(Locale.ROOT).replaceAll("[\\u2010-\\u2015\\u2212\\u30FC]", "-");
        if (NUMBER.matcher(number).matches()) {
            return new Typed(How.NUMBER, number);
        }
        String serial = text.toLowerCase(Locale.ROOT).replaceAll("[:\\s]", "");
        if (SERIAL.matcher(serial).matches()) {
            return new Typed(How.SERIAL, SerialText.kept(serial));
        }
        boolean enough = text.replaceAll("[\\s\u3000]", "").length() >= SHORTEST_NAME;
        return new Typed(enough ? How.WORDS : How.NOTHING, text);
    }

    /** The newest first; one more than {@link RevocationDesk#MOST_FOUND} where there are more. */
    List<Certificate> search(Typed typed) {
        return switch (typed.how()) {
            case NUMBER -> by("a.case_number = :number", Map.of("number", typed.text()));
            case SERIAL -> by("i.serial = :serial", Map.of("serial", typed.text()));
            case WORDS -> byWords(typed.text());
            case NOTHING -> List.of();
        };
    }

    private List<Certificate> byWords(String text) {
        // what was issued a moment ago is found as well
        index.catchUp();
        List<CaseIndex.Word> words = index.words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (int n = 0; n < words.size(); n++) {
            conditions.add("w.search_grams @> CAST(:pieces" + n + " AS text[]) AND w.search_text LIKE :word" + n);
            values.put("pieces" + n, words.get(n).pieces().toArray(String[]::new));
            values.put("word" + n, words.get(n).pattern());
        }
        return by(
                "a.id IN (SELECT w.case_id FROM case_words w WHERE " + String.join(" AND ", conditions) + ")", values);
    }

    private List<Certificate> by(String condition, Map<String, Object> values) {
        return jdbc.sql(SELECT + condition + " ORDER BY i.issued_at DESC, a.id LIMIT :most")
                .params(values)
                .param("most", RevocationDesk.MOST_FOUND + 1)
                .query(Certificates::certificate)
                .list();
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                row.getString("applicant_name"),
                row.getString("serial"),
                ApplicationState.valueOf(row.getString("state")),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("not_after").toInstant());
    }
}
