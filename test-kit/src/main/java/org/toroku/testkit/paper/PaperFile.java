package org.toroku.testkit.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The files that a scanner delivers. */
public final class PaperFile {
    private PaperFile() {}

    public static byte[] png(Paper paper) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(paper.image(), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg(Paper paper) {
        return Flaws.jpeg(paper.image(), 0.9);
    }

    /** A PDF without text: one page for each paper, each holding one JPEG (ISO 32000-1 §7.5, 8.9.5). */
    public static byte[] pdf(List<Paper> papers) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        write(file, "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        object(file, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < papers.size(); i++) {
            kids.append(3 + 3 * i).append(" 0 R ");
        }
        object(file, offsets, "<< /Type /Pages /Count " + papers.size() + " /Kids [ " + kids + "] >>");
        for (Paper paper : papers) {
            page(file, offsets, paper);
        }
        int table = file.size();
        write(file, "xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            write(file, "%010d 00000 n \n".formatted(offset));
        }
        write(file, "trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    private static void page(ByteArrayOutputStream file, List<Integer> offsets, Paper paper) {
        BufferedImage image = paper.image();
        double width = image.getWidth() * 72.0 / paper.order().scan().dpi();
        double height = image.getHeight() * 72.0 / paper.order().scan().dpi();
        int number = offsets.size() + 1;
        object(
                file,
                offsets,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources << /XObject << /Im0 %d 0 R >> >> >>"
                        .formatted(width, height, number + 1, number + 2));
        byte[] content =
                "q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q".formatted(width, height).getBytes(StandardCharsets.US_ASCII);
        stream(file, offsets, "", content);
        boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        stream(
                file,
                offsets,
                "/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /Device%s /BitsPerComponent 8 /Filter /DCTDecode "
                        .formatted(image.getWidth(), image.getHeight(), grey ? "Gray" : "RGB"),
                Flaws.jpeg(image, 0.85));
    }

    private static void object(ByteArrayOutputStream file, List<Integer> offsets, String body) {
        offsets.add(file.size());
        write(file, offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private static void stream(ByteArrayOutputStream file, List<Integer> offsets, String entries, byte[] content) {
        offsets.add(file.size());
        write(file, offsets.size() + " 0 obj\n<< " + entries + "/Length " + content.length + " >>\nstream\n");
        file.writeBytes(content);
        write(file, "\nendstream\nendobj\n");
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
