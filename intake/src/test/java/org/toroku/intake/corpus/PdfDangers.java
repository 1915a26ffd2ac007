package org.toroku.intake.corpus;

import static org.toroku.intake.corpus.RawPdf.latin1;
import static org.toroku.intake.corpus.Specimen.refused;

import java.util.List;
import org.toroku.intake.Reason;

/** PDF files that do something besides showing pages. */
final class PdfDangers {
    private static final String JAVASCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

    private PdfDangers() {}

    static List<Specimen> all() {
        return List.of(
                action("pdf-javascript", JAVASCRIPT, Reason.JAVASCRIPT),
                action("pdf-javascript-escaped", "<< /S /J#61vaScript /#4aS (app.alert\\(1\\)) >>", Reason.JAVASCRIPT),
                refused(
                        "pdf-javascript-unreachable",
                        new RawPdf().object(JAVASCRIPT).build(),
                        Reason.JAVASCRIPT),
                refused(
                        "pdf-javascript-in-object-stream",
                        PdfDocuments.packed(new RawPdf()
                                .catalog("/OpenAction " + JAVASCRIPT)
                                .build()),
                        Reason.JAVASCRIPT),
                refused(
                        "pdf-javascript-by-name",
                        new RawPdf()
                                .catalog("/Names << /JavaScript << /Names [(a) 5 0 R] >> >>")
                                .object(JAVASCRIPT)
                                .build(),
                        Reason.JAVASCRIPT),
                action("pdf-javascript-next", "<< /S /URI /URI (a) /Next " + JAVASCRIPT + " >>", Reason.JAVASCRIPT),
                action("pdf-launch", "<< /S /Launch /F (cmd.exe) >>", Reason.LAUNCH_ACTION),
                action("pdf-submit-form", "<< /S /SubmitForm /F (http://example.jp/) >>", Reason.REMOTE_ACTION),
                action("pdf-import-data", "<< /S /ImportData /F (a.fdf) >>", Reason.REMOTE_ACTION),
                action(
                        "pdf-go-to-remote",
                        "<< /S /GoToR /F (\\\\\\\\host\\\\a.pdf) /D [0 /Fit] >>",
                        Reason.REMOTE_ACTION),
                action("pdf-go-to-embedded", "<< /S /GoToE /T << /R /C >> >>", Reason.REMOTE_ACTION),
                page("pdf-automatic-action", "/AA << /O << /S /URI /URI (a) >> >>", Reason.AUTOMATIC_ACTION),
                catalog("pdf-automatic-action-of-document", "/AA << /WC 5 0 R >>", Reason.AUTOMATIC_ACTION),
                catalog("pdf-embedded-file", "/Names << /EmbeddedFiles << /Names [] >> >>", Reason.EMBEDDED_FILE),
                refused(
                        "pdf-embedded-file-unreachable",
                        new RawPdf().stream("/Type /EmbeddedFile", latin1("MZ")).build(),
                        Reason.EMBEDDED_FILE),
                refused(
                        "pdf-file-specification",
                        new RawPdf()
                                .object("<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>")
                                .build(),
                        Reason.EMBEDDED_FILE),
                annotation("pdf-attachment", "/FileAttachment", Reason.EMBEDDED_FILE),
                annotation("pdf-rich-media", "/RichMedia", Reason.RICH_MEDIA),
                annotation("pdf-film", "/Movie", Reason.RICH_MEDIA),
                annotation("pdf-sound", "/Sound", Reason.RICH_MEDIA),
                annotation("pdf-screen", "/Screen", Reason.RICH_MEDIA),
                annotation("pdf-3d", "/3D", Reason.RICH_MEDIA),
                action("pdf-rendition", "<< /S /Rendition >>", Reason.RICH_MEDIA),
                refused("pdf-xfa", xfa("<xdp/>"), Reason.XFA_FORM),
                refused("pdf-xfa-external-entity", xfa(OtherSpecimens.externalEntity()), Reason.XFA_FORM),
                refused(
                        "pdf-jpeg-2000",
                        PdfDocuments.image("/JPXDecode", "/DeviceRGB", 8, new byte[100]),
                        Reason.JPEG_2000),
                refused(
                        "pdf-external-stream",
                        new RawPdf().content("/F (/etc/passwd)", new byte[0]).build(),
                        Reason.EXTERNAL_DATA),
                refused(
                        "pdf-reference-drawing",
                        new RawPdf()
                                .stream("/Subtype /Form /BBox [0 0 9 9] /Ref << /F (a.pdf) /Page 0 >>", new byte[0])
                                        .build(),
                        Reason.EXTERNAL_DATA),
                refused("pdf-encrypted", PdfDocuments.encrypted("user"), Reason.ENCRYPTED),
                refused("pdf-encrypted-owner-only", PdfDocuments.encrypted(""), Reason.ENCRYPTED),
                refused(
                        "pdf-crypt-filter",
                        new RawPdf().stream("/Filter [/Crypt]", new byte[10]).build(),
                        Reason.ENCRYPTED),
                refused(
                        "pdf-several-dangers",
                        new RawPdf()
                                .catalog("/OpenAction " + JAVASCRIPT + " /AA << /WC 5 0 R >>")
                                .object("<< /S /Launch /F (a) >>")
                                .build(),
                        Reason.JAVASCRIPT,
                        Reason.AUTOMATIC_ACTION,
                        Reason.LAUNCH_ACTION));
    }

    private static Specimen action(String name, String action, Reason reason) {
        return catalog(name, "/OpenAction " + action, reason);
    }

    private static Specimen catalog(String name, String entries, Reason reason) {
        return refused(
                name,
                new RawPdf().catalog(entries).object("<< /S /URI /URI (a) >>").build(),
                reason);
    }

    private static Specimen page(String name, String entries, Reason reason) {
        return refused(
                name, new RawPdf().page("/MediaBox [0 0 300 200] " + entries).build(), reason);
    }

    private static Specimen annotation(String name, String subtype, Reason reason) {
        return page(name, "/Annots [<< /Type /Annot /Subtype " + subtype + " /Rect [0 0 9 9] >>]", reason);
    }

    private static byte[] xfa(String xml) {
        return new RawPdf()
                .catalog("/AcroForm << /Fields [] /XFA 5 0 R >>").stream("", latin1(xml))
                        .build();
    }
}
