package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.Bytes.octets;
import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.toroku.intake.Reason;

/** What is no document at all, or says so by its name only. */
final class OtherSpecimens {
    private OtherSpecimens() {}

    static List<Specimen> all() {
        byte[] random = new byte[4096];
        new Random(1).nextBytes(random);
        return List.of(
                refused("empty", new byte[0], Reason.EMPTY),
                refused("one-byte", octets('%'), Reason.UNKNOWN_KIND),
                refused("20-megabytes-and-a-byte", new byte[(20 << 20) + 1], Reason.TOO_LARGE),
                refused("random", random, Reason.UNKNOWN_KIND),
                refused("text", "住民票".getBytes(StandardCharsets.UTF_8), Reason.UNKNOWN_KIND),
                refused("eicar", eicar(), Reason.UNKNOWN_KIND),
                refused("zip", zip(), Reason.UNKNOWN_KIND),
                refused("program", join(latin1("MZ\u0090"), new byte[500]), Reason.UNKNOWN_KIND),
                refused("html", latin1("<html><script>alert(1)</script></html>"), Reason.UNKNOWN_KIND),
                refused("svg", latin1("<svg xmlns='http://www.w3.org/2000/svg'/>"), Reason.UNKNOWN_KIND),
                refused("xml-external-entity", latin1(externalEntity()), Reason.UNKNOWN_KIND),
                refused("gif", latin1("GIF89a\u0001\0\u0001\0\0\0\0;"), Reason.UNKNOWN_KIND),
                refused("heic-truncated", heic(0), Reason.TRUNCATED),
                refused("heic-50000-pixels-wide", heic(50_000), Reason.SIDE_TOO_LONG),
                refused("heic-and-zip", join(heic(100), zip()), Reason.POLYGLOT),
                refused("heic-and-more", join(heic(100), latin1("something else")), Reason.TRAILING_DATA),
                refused("pdf-called-jpeg", new RawPdf().build(), Reason.NAME_DIFFERS)
                        .named("scan.jpg"),
                refused("jpeg-called-pdf", JpegSpecimens.good(), Reason.NAME_DIFFERS)
                        .named("scan.PDF"));
    }

    /** The harmless string that scanners agree to find, in two halves so that none finds it here. */
    static byte[] eicar() {
        return latin1("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    }

    static String externalEntity() {
        return "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>";
    }

    static byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("run.js"));
            zip.write(latin1("alert(1)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Boxes only, no picture; 0 announces more than there is. */
    private static byte[] heic(int width) {
        byte[] type = box("ftyp", join(latin1("heic"), octets(0, 0, 0, 0), latin1("mif1heic")));
        byte[] size = box("ispe", join(octets(0, 0, 0, 0), Bytes.u32(Math.max(1, width)), Bytes.u32(10)));
        byte[] meta = box("meta", join(octets(0, 0, 0, 0), box("iprp", box("ipco", size))));
        byte[] data = box("mdat", new byte[100]);
        return join(type, meta, width == 0 ? Bytes.half(data) : data);
    }

    private static byte[] box(String name, byte[] content) {
        return join(Bytes.u32(content.length + 8L), latin1(name), content);
    }
}
