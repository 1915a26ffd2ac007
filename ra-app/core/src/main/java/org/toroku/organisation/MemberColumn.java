package org.toroku.organisation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns of a table of members, by their headings in Japanese or English. */
public enum MemberColumn {
    NAME(true, "氏名", "名前", "name"),
    KANA(true, "フリガナ", "カナ", "氏名カナ", "氏名フリガナ", "kana", "namekana"),
    EMAIL(true, "メールアドレス", "メール", "電子メール", "email", "mail", "emailaddress"),
    TITLE(false, "役職", "title"),
    DEPARTMENT(false, "部署", "所属", "department"),
    NOTE(false, "備考", "note");

    private final boolean required;
    /** Folded, joined by line ends: enums hold nothing that changes. */
    private final String headings;

    MemberColumn(boolean required, String... headings) {
        this.required = required;
        this.headings = Arrays.stream(headings).map(MemberColumn::folded).collect(Collectors.joining("\n"));
    }

    public boolean required() {
        return required;
    }

    static Optional<MemberColumn> headed(String heading) {
        return Arrays.stream(values())
                .filter(column -> List.of(column.headings.split("\n", -1)).contains(folded(heading)))
                .findFirst();
    }

    private static String folded(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("[\\s_()*-]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
