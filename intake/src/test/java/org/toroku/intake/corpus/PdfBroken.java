package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.Bytes.half;
import static org.toroku.intake.corpus.Bytes.join;
import static org.toroku.intake.corpus.Bytes.replace;
import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.refused;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.toroku.intake.Reason;

/** PDF files that are broken, endless, or something else as well. */
final class PdfBroken {
    private static final String DRAWING = "/Subtype /Form /BBox [0 0 100 100] ";

    private PdfBroken() {}

    static List<Specimen> all() {
        byte[] good = new RawPdf().build();
        return List.of(
                refused("pdf-truncated", half(good), Reason.TRUNCATED),
                refused("pdf-only-head", latin1("%PDF-1.7\n"), Reason.TRUNCATED),
                refused("pdf-without-start", replace(good, "startxref", "stortxref"), Reason.MALFORMED),
                refused("pdf-wrong-start", replace(good, "startxref\n", "startxref\n9"), Reason.MALFORMED),
                refused("pdf-after-something", join(latin1("junk\n"), good), Reason.UNKNOWN_KIND),
                refused("pdf-and-more", join(good, latin1("something else")), Reason.TRAILING_DATA),
                refused("pdf-and-zip", join(good, OtherSpecimens.zip()), Reason.POLYGLOT),
                refused(
                        "pdf-around-zip",
                        new RawPdf().stream("", OtherSpecimens.zip()).build(),
                        Reason.POLYGLOT),
                refused("pdf-10000-pages", pages(10_000), Reason.TOO_MANY_PAGES),
                refused("pdf-21-pages", pages(21), Reason.TOO_MANY_PAGES),
                pages("pdf-huge-count", "/Kids [3 0 R] /Count 2000000000", Reason.MALFORMED),
                pages("pdf-page-tree-loop", "/Kids [2 0 R] /Count 1", Reason.LOOP),
                pages("pdf-page-twice", "/Kids [3 0 R 3 0 R] /Count 2", Reason.LOOP),
                pages("pdf-no-pages", "/Kids [] /Count 0", Reason.NO_PAGES),
                refused("pdf-deep-page-tree", deepTree(), Reason.NESTED_TOO_DEEPLY),
                page("pdf-paper-of-5-metres", "/MediaBox [0 0 14400 14400]", Reason.PAGE_TOO_BIG),
                page("pdf-user-unit", "/MediaBox [0 0 300 200] /UserUnit 75000", Reason.PAGE_TOO_BIG),
                page("pdf-no-paper", "", Reason.MALFORMED),
                page("pdf-flat-paper", "/MediaBox [0 0 0 0]", Reason.MALFORMED),
                page("pdf-paper-of-no-number", "/MediaBox [/a /b /c /d]", Reason.MALFORMED),
                refused("pdf-50001-objects", objects(), Reason.TOO_MANY_OBJECTS),
                refused("pdf-100-nested-arrays", nested(100), Reason.NESTED_TOO_DEEPLY),
                refused("pdf-100000-nested-arrays", nested(100_000), Reason.MALFORMED),
                refused("pdf-drawing-calls-itself", calling("/X 5 0 R", "/X Do"), Reason.LOOP),
                refused("pdf-drawings-call-each-other", eachOther(), Reason.LOOP),
                refused("pdf-drawings-multiply", multiply(), Reason.TOO_MANY_DRAWINGS),
                refused("pdf-60-drawings-deep", deepDrawings(), Reason.NESTED_TOO_DEEPLY),
                refused("pdf-pattern-paints-itself", pattern(), Reason.LOOP),
                refused("pdf-mask-masks-itself", mask(), Reason.LOOP));
    }

    private static Specimen pages(String name, String entries, Reason reason) {
        return refused(name, new RawPdf().pages(entries).build(), reason);
    }

    private static Specimen page(String name, String entries, Reason reason) {
        return refused(name, new RawPdf().page(entries).build(), reason);
    }

    private static byte[] pages(int count) {
        RawPdf pdf = new RawPdf()
                .pages(IntStream.range(0, count)
                        .mapToObj(i -> (i + 5) + " 0 R")
                        .collect(Collectors.joining(" ", "/Kids [", "] /Count " + count)));
        for (int i = 0; i < count; i++) {
            pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
        }
        return pdf.build();
    }

    private static byte[] deepTree() {
        RawPdf pdf = new RawPdf().pages("/Kids [5 0 R] /Count 1");
        for (int i = 0; i < 200; i++) {
            pdf.object("<< /Type /Pages /Count 1 /Kids [" + (i == 199 ? 3 : i + 6) + " 0 R] >>");
        }
        return pdf.build();
    }

    private static byte[] objects() {
        RawPdf pdf = new RawPdf();
        for (int i = 0; i < 50_000; i++) {
            pdf.object("0");
        }
        return pdf.build();
    }

    private static byte[] nested(int depth) {
        return new RawPdf().object("[".repeat(depth) + "]".repeat(depth)).build();
    }

    private static byte[] calling(String xobject, String content) {
        return new RawPdf()
                .resources("/XObject << " + xobject + " >>").content(content).stream(
                                DRAWING + "/Resources << /XObject << " + xobject + " >> >>", latin1(content))
                        .build();
    }

    private static byte[] eachOther() {
        String both = "/XObject << /A 5 0 R /B 6 0 R >>";
        return new RawPdf()
                .resources(both).content("/A Do").stream(DRAWING + "/Resources << " + both + " >>", latin1("/B Do"))
                        .stream(DRAWING + "/Resources << " + both + " >>", latin1("/A Do"))
                        .build();
    }

    /** Ten times ten times ten …, ten deep. */
    private static byte[] multiply() {
        RawPdf pdf = new RawPdf().resources("/XObject << /X 5 0 R >>").content("/X Do");
        for (int i = 0; i < 10; i++) {
            pdf.stream(
                    DRAWING + String.format(Locale.ROOT, "/Resources << /XObject << /X %d 0 R >> >>", i + 6),
                    latin1(i == 9 ? "0 0 9 9 re f" : "/X Do ".repeat(10)));
        }
        return pdf.build();
    }

    private static byte[] deepDrawings() {
        RawPdf pdf = new RawPdf().resources("/XObject << /X 5 0 R >>").content("/X Do");
        for (int i = 0; i < 70; i++) {
            pdf.stream(
                    DRAWING + String.format(Locale.ROOT, "/Resources << /XObject << /X %d 0 R >> >>", i + 6),
                    latin1(i == 69 ? "0 0 9 9 re f" : "/X Do"));
        }
        return pdf.build();
    }

    private static byte[] pattern() {
        String resources = "/Pattern << /P 5 0 R >>";
        String paint = "/Pattern cs /P scn 0 0 100 100 re f";
        return new RawPdf()
                .resources(resources).content(paint).stream(
                                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << "
                                        + resources + " >>",
                                latin1(paint))
                        .build();
    }

    private static byte[] mask() {
        String resources = "/ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >>";
        return new RawPdf()
                .resources(resources).content("/G gs 0 0 100 100 re f").stream(
                                DRAWING + "/Group << /S /Transparency /CS /DeviceGray >> /Resources << " + resources
                                        + " >>",
                                latin1("/G gs 0 0 50 50 re f"))
                        .build();
    }
}
