package org.toroku.organisation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an Excel file (.xlsx). Its parts are unpacked under limits and packed anew, so that the library sees
 * nothing that was not counted and looked at; nothing is evaluated.
 */
final class ExcelFile {
    private static final int MOST_PARTS = 500;
    private static final long MOST_UNPACKED = 24L << 20;
    private static final Pattern NEEDED = Pattern.compile("\\[Content_Types\\]\\.xml|_rels/\\.rels"
            + "|xl/workbook\\.xml|xl/_rels/workbook\\.xml\\.rels|xl/sharedStrings\\.xml|xl/styles\\.xml"
            + "|xl/worksheets/[A-Za-z0-9_-]+\\.xml");
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/.*\\.xml");
    /** Programs keep cells without words far to the right where somebody formatted them. */
    private static final int MOST_COLUMNS = 256;

    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private ExcelFile() {}

    /** A file that is refused, with the reason of {@link Sheet.Read.Unreadable}. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        RefusedException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** Whether these are the first bytes of a ZIP archive. */
    static boolean looksLikeOne(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** Excel 97-2003, and every encrypted workbook. */
    static boolean looksOld(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF && bytes[2] == 0x11;
    }

    static Sheet.Read read(byte[] bytes, int mostRows) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(repacked(bytes)));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows(rows.iterator(), mostRows);
        } catch (RefusedException refused) {
            return new Sheet.Read.Unreadable(refused.reason, 0);
        } catch (IOException
                | XMLStreamException
                | ExcelReaderException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | IllegalStateException
                | java.util.NoSuchElementException
                | NullPointerException broken) {
            // the library tells of a broken part by any of these; what it says may quote the file
            return new Sheet.Read.Unreadable("file-unreadable", 0);
        }
    }

    private static Sheet.Read rows(Iterator<Row> rows, int mostRows) {
        List<Sheet.Row> read = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
                Cell cell = row.getCell(i);
                if (cell != null && (cell.getType() == CellType.FORMULA || cell.getFormula() != null)) {
                    return new Sheet.Read.Unreadable("formula", row.getRowNum());
                }
                cells.add(cell == null ? "" : text(cell));
            }
            Sheet.Row found = new Sheet.Row(row.getRowNum(), cells);
            if (!found.blank()) {
                read.add(found);
            }
            if (read.size() > mostRows + 1) {
                return new Sheet.Read.Unreadable("too-many-rows", 0);
            }
        }
        return read.isEmpty() ? new Sheet.Read.Unreadable("empty", 0) : new Sheet.Read.Table(read);
    }

    private static String text(Cell cell) {
        String raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return raw == null ? "" : raw;
    }

    private static byte[] repacked(byte[] bytes) throws IOException, XMLStreamException, RefusedException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        long unpacked = 0;
        int parts = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes));
                ZipOutputStream out = new ZipOutputStream(packed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (++parts > MOST_PARTS) {
                    throw new RefusedException("too-large");
                }
                if (name.endsWith("vbaProject.bin")) {
                    throw new RefusedException("macros");
                }
                byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MOST_UNPACKED - unpacked + 1));
                unpacked += content.length;
                if (unpacked > MOST_UNPACKED) {
                    throw new RefusedException("too-large");
                }
                if ((name.endsWith(".xml") || name.endsWith(".rels")) && declaresEntities(content)) {
                    throw new RefusedException("file-unreadable");
                }
                if (SHEET.matcher(name).matches() && CellGrid.exceeds(content, MOST_COLUMNS)) {
                    throw new RefusedException("too-many-columns");
                }
                if (name.equals("[Content_Types].xml")
                        && new String(content, StandardCharsets.UTF_8).contains("macroEnabled")) {
                    throw new RefusedException("macros");
                }
                if (NEEDED.matcher(name).matches()) {
                    out.putNextEntry(new ZipEntry(name));
                    out.write(content);
                }
            }
        }
        return packed.toByteArray();
    }

    /** No program that saves tables writes a document type; whoever does wants something included. */
    private static boolean declaresEntities(byte[] xml) {
        int matched = 0;
        for (byte each : xml) {
            if (each == 0) {
                // the second half of a character in UTF-16
                continue;
            }
            matched = each == DOCTYPE[matched] ? matched + 1 : each == DOCTYPE[0] ? 1 : 0;
            if (matched == DOCTYPE.length) {
                return true;
            }
        }
        return false;
    }
}
