package org.toroku.intake.worker.pdf;

import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.toroku.intake.Reason;
import org.toroku.intake.worker.Findings;

/** What a dictionary must not say, wherever it stands. Names are compared as PDFBox has decoded them. */
final class Dangers {
    private static final Map<String, Reason> KEYS = Map.of(
            "JS", Reason.JAVASCRIPT,
            "AA", Reason.AUTOMATIC_ACTION,
            "XFA", Reason.XFA_FORM,
            "EF", Reason.EMBEDDED_FILE,
            "EmbeddedFiles", Reason.EMBEDDED_FILE,
            "RichMediaContent", Reason.RICH_MEDIA,
            "RichMediaSettings", Reason.RICH_MEDIA);

    /** Actions, ISO 32000-1 section 12.6.4. */
    private static final Map<String, Reason> ACTIONS = Map.ofEntries(
            Map.entry("JavaScript", Reason.JAVASCRIPT),
            Map.entry("Launch", Reason.LAUNCH_ACTION),
            Map.entry("SubmitForm", Reason.REMOTE_ACTION),
            Map.entry("ImportData", Reason.REMOTE_ACTION),
            Map.entry("GoToR", Reason.REMOTE_ACTION),
            Map.entry("GoToE", Reason.REMOTE_ACTION),
            Map.entry("Movie", Reason.RICH_MEDIA),
            Map.entry("Sound", Reason.RICH_MEDIA),
            Map.entry("Rendition", Reason.RICH_MEDIA),
            Map.entry("GoTo3DView", Reason.RICH_MEDIA),
            Map.entry("RichMediaExecute", Reason.RICH_MEDIA));

    /** Annotations, section 12.5.6. */
    private static final Map<String, Reason> SUBTYPES = Map.of(
            "FileAttachment", Reason.EMBEDDED_FILE,
            "RichMedia", Reason.RICH_MEDIA,
            "3D", Reason.RICH_MEDIA,
            "Movie", Reason.RICH_MEDIA,
            "Sound", Reason.RICH_MEDIA,
            "Screen", Reason.RICH_MEDIA);

    private static final Set<String> DRAWN_OVER = Set.of(
            "Widget",
            "FreeText",
            "Stamp",
            "Ink",
            "Line",
            "Square",
            "Circle",
            "Polygon",
            "PolyLine",
            "Highlight",
            "StrikeOut",
            "Redact",
            "Watermark");

    private final Findings findings;

    Dangers(Findings findings) {
        this.findings = findings;
    }

    void examine(COSDictionary dictionary) {
        KEYS.forEach((key, reason) -> {
            if (dictionary.containsKey(key)) {
                findings.add(reason);
            }
        });
        look(ACTIONS, dictionary, COSName.S);
        look(SUBTYPES, dictionary, COSName.SUBTYPE);
        if (DRAWN_OVER.contains(name(dictionary, COSName.SUBTYPE)) && dictionary.containsKey(COSName.RECT)) {
            findings.add(Reason.ANNOTATIONS);
        }
        if (name(dictionary, COSName.TYPE).equals("EmbeddedFile")) {
            findings.add(Reason.EMBEDDED_FILE);
        }
        if (dictionary instanceof COSStream && dictionary.containsKey(COSName.F)
                || dictionary.containsKey("Ref")
                        && name(dictionary, COSName.SUBTYPE).equals("Form")) {
            findings.add(Reason.EXTERNAL_DATA);
        }
    }

    private void look(Map<String, Reason> reasons, COSDictionary dictionary, COSName key) {
        Reason reason = reasons.get(name(dictionary, key));
        if (reason != null) {
            findings.add(reason);
        }
    }

    private static String name(COSDictionary dictionary, COSName key) {
        COSBase value = dictionary.getDictionaryObject(key);
        return value instanceof COSName name ? name.getName() : "";
    }
}
