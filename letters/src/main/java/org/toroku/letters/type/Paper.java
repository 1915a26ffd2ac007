package org.toroku.letters.type;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** A PDF in the making: embedded fonts, no scripts, the same bytes for the same input and instant. */
public final class Paper implements AutoCloseable {
    private static final String PRODUCER = "Toroku";

    private final PDDocument document = new PDDocument();
    private final Glyphs glyphs;
    private final Outline outline = new Outline(document);
    private final List<PDPageContentStream> open = new ArrayList<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();

    public Paper(LetterFonts fonts) {
        glyphs = new Glyphs(document, fonts);
    }

    public Sheet add() {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try {
            PDPageContentStream content = new PDPageContentStream(document, page);
            open.add(content);
            return new Sheet(document.getNumberOfPages(), content, this, outline.page(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    public List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** @param language of the text as BCP 47 */
    public byte[] save(String title, String language, Instant at) {
        try {
            for (PDPageContentStream content : open) {
                content.close();
            }
            open.clear();
            outline.finish();
            describe(title, language, at);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (document;
                glyphs) {
            for (PDPageContentStream content : open) {
                content.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Glyphs glyphs() {
        return glyphs;
    }

    void warn(Warning warning) {
        warnings.add(warning);
    }

    private void describe(String title, String language, Instant at) throws IOException {
        Calendar time = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        time.setTimeZone(TimeZone.getTimeZone("UTC"));
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer(PRODUCER);
        information.setCreationDate(time);
        information.setModificationDate(time);
        // Else PDFBox puts the clock into the file's identifier.
        document.setDocumentId(at.toEpochMilli());
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        catalog.setMetadata(metadata(title, language, time));
        PDOutputIntent colours = new PDOutputIntent(
                document,
                new ByteArrayInputStream(
                        ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
        colours.setInfo("sRGB IEC61966-2.1");
        colours.setOutputCondition("sRGB IEC61966-2.1");
        colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        colours.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(colours);
    }

    private PDMetadata metadata(String title, String language, Calendar time) throws IOException {
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        var core = xmp.createAndAddDublinCoreSchema();
        core.setTitle(title);
        core.addLanguage(language);
        var basic = xmp.createAndAddXMPBasicSchema();
        basic.setCreateDate(time);
        basic.setModifyDate(time);
        xmp.createAndAddAdobePDFSchema().setProducer(PRODUCER);
        var archive = xmp.createAndAddPDFAIdentificationSchema();
        archive.setPart(2);
        try {
            archive.setConformance("A");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new XmpSerializer().serialize(xmp, bytes, true);
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(bytes.toByteArray());
            return metadata;
        } catch (BadFieldValueException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
