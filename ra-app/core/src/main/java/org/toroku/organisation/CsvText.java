package org.toroku.organisation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180), in UTF-8 or as Excel in Japan saves them (Windows-31J). */
final class CsvText {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    /**
     * A cell that begins so is a formula to whoever opens the file next (OWASP, CSV injection): also in the wide forms, which
     * Excel in Japan takes for the narrow ones, and behind what some programs drop.
     */
    private static final Pattern FORMULA = Pattern.compile(
            "[\\s\\p{Z}\\p{Cc}\\p{Cf}]*[=+\\-@\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{2212}\\x{FF20}].*|[\\t\\r\\n].*",
            Pattern.DOTALL);

    private final String text;
    private final int mostRows;
    private final List<Sheet.Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private CsvText(String text, int mostRows) {
        this.text = text;
        this.mostRows = mostRows;
    }

    /** @param mostRows rows beside the heading */
    static Sheet.Read read(byte[] bytes, int mostRows) {
        Optional<String> text = decoded(bytes);
        return text.isEmpty()
                ? new Sheet.Read.Unreadable("encoding-unknown", 0)
                : new CsvText(text.get(), mostRows).rows();
    }

    /** UTF-8 wherever it is that: hardly any text in Windows-31J is. */
    private static Optional<String> decoded(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        Optional<String> utf8 = decoded(bytes, marked ? 3 : 0, StandardCharsets.UTF_8);
        return marked || utf8.isPresent() ? utf8 : decoded(bytes, 0, WINDOWS_31J);
    }

    private static Optional<String> decoded(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            // what holds NUL is UTF-16 or no text at all
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private Sheet.Read rows() {
        while (at < text.length()) {
            int start = line;
            List<String> cells = new ArrayList<>();
            boolean more = true;
            while (more) {
                Optional<String> cell = cell();
                if (cell.isEmpty()) {
                    return new Sheet.Read.Unreadable("quotes-unbalanced", start);
                }
                cells.add(cell.get());
                more = at < text.length() && text.charAt(at) == ',';
                if (more) {
                    at++;
                }
            }
            end();
            Sheet.Row row = new Sheet.Row(start, cells);
            if (!row.blank()) {
                rows.add(row);
            }
            if (rows.size() > mostRows + 1) {
                return new Sheet.Read.Unreadable("too-many-rows", 0);
            }
        }
        return rows.isEmpty() ? new Sheet.Read.Unreadable("empty", 0) : new Sheet.Read.Table(rows);
    }

    /** Empty where a quote is left open or something follows a closed one. */
    private Optional<String> cell() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : Optional.of(plain());
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private Optional<String> quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (c == '"') {
                at++;
                boolean ends = at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0;
                return ends ? Optional.of(cell.toString()) : Optional.empty();
            }
            if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        return Optional.empty();
    }

    private void end() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    /** One row; a cell that a spreadsheet would evaluate gets an apostrophe in front. */
    static String line(List<String> cells) {
        return cells.stream().map(CsvText::written).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String written(String cell) {
        String inert = FORMULA.matcher(cell).matches() ? "'" + cell : cell;
        return "\"" + inert.replace("\"", "\"\"") + "\"";
    }

    /** With a mark at its head, without which Excel takes UTF-8 for something else. */
    static byte[] bytes(String csv) {
        return ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8);
    }
}
