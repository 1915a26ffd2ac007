package org.toroku.organisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.enrolment.EmailAddress;
import org.toroku.enrolment.PersonName;
import org.toroku.organisation.InvitationDesk.Line;
import org.toroku.organisation.InvitationDesk.Problem;
import org.toroku.organisation.InvitationDesk.Read;
import org.toroku.pki.x509.PlaceholderText;

/** Reads a table of members, row by row, and says of every row what is wrong with it. */
final class MemberTable {
    private static final Pattern KANA = Pattern.compile("[ァ-ヶー・]+");
    private static final int LONGEST_NAME = 60;
    /** Upper bound of OU and title in a certificate (RFC 5280 A.1). */
    private static final int LONGEST_PART = 64;

    private static final int LONGEST_NOTE = 200;

    private final Map<MemberColumn, Integer> columns;
    private final Known known;

    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * Addresses of the organisation, in lower case.
     *
     * @param invited with an open invitation
     * @param silent that are not written to any more
     */
    record Known(Set<String> invited, Set<String> silent) {}

    private MemberTable(Map<MemberColumn, Integer> columns, Known known) {
        this.columns = columns;
        this.known = known;
    }

    static Read read(byte[] file, OrganisationSettings settings, Known known) {
        if (file.length > settings.maxFileBytes()) {
            return new Read.Unreadable("too-large", 0);
        }
        if (ExcelFile.looksOld(file)) {
            return new Read.Unreadable("old-excel", 0);
        }
        Sheet.Read sheet = ExcelFile.looksLikeOne(file)
                ? ExcelFile.read(file, settings.maxRows())
                : CsvText.read(file, settings.maxRows());
        return switch (sheet) {
            case Sheet.Read.Unreadable(var reason, var row) -> new Read.Unreadable(reason, row);
            case Sheet.Read.Table(var rows) -> read(rows, known);
        };
    }

    private static Read read(List<Sheet.Row> rows, Known known) {
        Map<MemberColumn, Integer> columns = new EnumMap<>(MemberColumn.class);
        List<String> headings = rows.getFirst().cells();
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).isBlank()) {
                continue;
            }
            Optional<MemberColumn> column = MemberColumn.headed(headings.get(i));
            if (column.isEmpty() || columns.putIfAbsent(column.get(), i) != null) {
                return new Read.Unreadable(column.isEmpty() ? "heading-unknown" : "heading-twice", i + 1);
            }
        }
        for (MemberColumn column : MemberColumn.values()) {
            if (column.required() && !columns.containsKey(column)) {
                return new Read.Unreadable("heading-missing-" + column.name().toLowerCase(Locale.ROOT), 0);
            }
        }
        if (rows.size() == 1) {
            return new Read.Unreadable("empty", 0);
        }
        MemberTable table = new MemberTable(columns, known);
        return new Read.Table(
                rows.subList(1, rows.size()).stream().map(table::line).toList());
    }

    private Line line(Sheet.Row row) {
        List<Problem> problems = new ArrayList<>();
        String[] name = parts(MemberColumn.NAME, text(row, MemberColumn.NAME), problems);
        String[] kana = parts(
                MemberColumn.KANA, Normalizer.normalize(text(row, MemberColumn.KANA), Normalizer.Form.NFKC), problems);
        if (kana.length == 2
                && !(KANA.matcher(kana[0]).matches() && KANA.matcher(kana[1]).matches())) {
            problems.add(new Problem(MemberColumn.KANA, "not-kana"));
        }
        String email = text(row, MemberColumn.EMAIL);
        check(MemberColumn.EMAIL, email, EmailAddress.LONGEST, true, problems);
        // the pattern goes as deep as the address has parts
        if (!email.isEmpty() && email.length() <= EmailAddress.LONGEST) {
            problems.addAll(address(row.number(), email));
        }
        String title = text(row, MemberColumn.TITLE);
        checkCertified(MemberColumn.TITLE, title, problems);
        String department = text(row, MemberColumn.DEPARTMENT);
        checkCertified(MemberColumn.DEPARTMENT, department, problems);
        String note = text(row, MemberColumn.NOTE);
        check(MemberColumn.NOTE, note, LONGEST_NOTE, false, problems);
        List<String> cells = new ArrayList<>();
        for (MemberColumn column : MemberColumn.values()) {
            cells.add(text(row, column));
        }
        return new Line(
                row.number(),
                cells,
                problems.isEmpty()
                        ? Optional.of(new Member(
                                name[0], name[1], kana[0], kana[1], email, given(title), given(department), note))
                        : Optional.empty(),
                problems);
    }

    private List<Problem> address(int number, String email) {
        Optional<String> objection = EmailAddress.objection(email);
        if (objection.isPresent()) {
            return List.of(new Problem(MemberColumn.EMAIL, objection.get()));
        }
        String folded = email.toLowerCase(Locale.ROOT);
        if (seen.putIfAbsent(folded, number) != null) {
            return List.of(new Problem(MemberColumn.EMAIL, "twice-in-file"));
        }
        if (known.invited().contains(folded)) {
            return List.of(new Problem(MemberColumn.EMAIL, "already-invited"));
        }
        return known.silent().contains(folded) ? List.of(new Problem(MemberColumn.EMAIL, "too-often")) : List.of();
    }

    private String text(Sheet.Row row, MemberColumn column) {
        Integer index = columns.get(column);
        return index == null || index >= row.cells().size()
                ? ""
                : Normalizer.normalize(row.cells().get(index), Normalizer.Form.NFC)
                        .strip();
    }

    /** Family and given name, with a space between; the form and the card know them apart. */
    private static String[] parts(MemberColumn column, String text, List<Problem> problems) {
        int before = problems.size();
        check(column, text, 2 * LONGEST_NAME, true, problems);
        String[] parts = text.split("[ \u3000]+", -1);
        if (problems.size() == before && parts.length != 2) {
            problems.add(new Problem(column, "not-two-parts"));
        } else if (problems.size() == before
                && (parts[0].codePointCount(0, parts[0].length()) > LONGEST_NAME
                        || parts[1].codePointCount(0, parts[1].length()) > LONGEST_NAME)) {
            problems.add(new Problem(column, "too-long"));
        } else if (problems.size() == before && column == MemberColumn.NAME) {
            // as the form, which the member finds filled in with it
            PersonName.objection(parts[0])
                    .or(() -> PersonName.objection(parts[1]))
                    .ifPresent(code -> problems.add(new Problem(column, code)));
        }
        return problems.size() == before ? parts : new String[0];
    }

    /** What may be certified; the CA would refuse a filler only once people have accepted the application. */
    private static void checkCertified(MemberColumn column, String text, List<Problem> problems) {
        int before = problems.size();
        check(column, text, LONGEST_PART, false, problems);
        if (problems.size() == before && !text.isEmpty() && PlaceholderText.isOne(text)) {
            problems.add(new Problem(column, "placeholder"));
        }
    }

    private static void check(MemberColumn column, String text, int longest, boolean required, List<Problem> problems) {
        if (text.isEmpty()) {
            if (required) {
                problems.add(new Problem(column, "required"));
            }
        } else if (text.codePointCount(0, text.length()) > longest) {
            problems.add(new Problem(column, "too-long"));
        } else if (!Printable.line(text)) {
            problems.add(new Problem(column, "unprintable-character"));
        } else if (MyNumberText.in(text)) {
            problems.add(new Problem(column, "my-number"));
        }
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
