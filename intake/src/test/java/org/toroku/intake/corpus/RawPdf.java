package org.toroku.intake.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Writes a PDF object by object, right or wrong as it is told. One page unless told otherwise. */
public final class RawPdf {
    private String catalog = "";
    private String pages = "/Kids [3 0 R] /Count 1";
    private String page = "/MediaBox [0 0 300 200]";
    private String resources = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
    private byte[] content = latin1("BT /F1 24 Tf 20 100 Td (TOROKU 123) Tj ET");
    private String contentDictionary = "";
    private String trailer = "";
    private final List<byte[]> more = new ArrayList<>();

    RawPdf catalog(String entries) {
        catalog = entries;
        return this;
    }

    RawPdf pages(String entries) {
        pages = entries;
        return this;
    }

    RawPdf page(String entries) {
        page = entries;
        return this;
    }

    RawPdf resources(String entries) {
        resources = entries;
        return this;
    }

    RawPdf content(String text) {
        content = latin1(text);
        return this;
    }

    RawPdf content(String dictionary, byte[] data) {
        contentDictionary = dictionary;
        content = data;
        return this;
    }

    RawPdf trailer(String entries) {
        trailer = entries;
        return this;
    }

    /** The first is number 5. */
    RawPdf object(String body) {
        more.add(latin1(body));
        return this;
    }

    RawPdf stream(String dictionary, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(latin1("<< " + dictionary + " /Length " + data.length + " >>\nstream\n"));
        out.writeBytes(data);
        out.writeBytes(latin1("\nendstream"));
        more.add(out.toByteArray());
        return this;
    }

    byte[] build() {
        List<byte[]> objects = new ArrayList<>();
        objects.add(latin1("<< /Type /Catalog /Pages 2 0 R " + catalog + " >>"));
        objects.add(latin1("<< /Type /Pages " + pages + " >>"));
        objects.add(latin1(
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << " + resources + " >> " + page + " >>"));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(latin1("<< " + contentDictionary + " /Length " + content.length + " >>\nstream\n"));
        stream.writeBytes(content);
        stream.writeBytes(latin1("\nendstream"));
        objects.add(stream.toByteArray());
        objects.addAll(more);
        return write(objects);
    }

    private byte[] write(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.size());
            out.writeBytes(latin1((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(latin1("\nendobj\n"));
        }
        int start = out.size();
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        table.append("trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R " + trailer + " >>\n");
        table.append("startxref\n" + start + "\n%%EOF\n");
        out.writeBytes(latin1(table.toString()));
        return out.toByteArray();
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
