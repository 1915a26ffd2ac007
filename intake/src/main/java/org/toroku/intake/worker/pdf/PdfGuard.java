package org.toroku.intake.worker.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.Rejected;
import org.toroku.intake.worker.Findings;

/** Decides whether a PDF may be drawn. */
public final class PdfGuard {
    private final Limits limits;

    public PdfGuard(Limits limits) {
        this.limits = limits;
    }

    public static boolean begins(Octets octets) {
        return PdfEnvelope.begins(octets);
    }

    /** @return the document, to be drawn only if {@code findings} do not refuse it; to be closed either way */
    public PDDocument open(Octets octets, Findings findings) throws Rejected {
        new PdfEnvelope(octets, findings).examine(limits);
        PDDocument document = load(octets);
        try {
            examine(document.getDocument(), findings);
        } catch (Rejected | RuntimeException | StackOverflowError e) {
            close(document);
            throw e;
        }
        return document;
    }

    private void examine(COSDocument document, Findings findings) throws Rejected {
        new CosWalk(limits, new Dangers(findings), new StreamRules(limits, findings)).examine(document);
        List<COSDictionary> pages = new PageTree(limits).pages(document.getTrailer());
        if (!findings.refuse()) {
            new Drawings(limits).examine(pages);
        }
    }

    private static PDDocument load(Octets octets) throws Rejected {
        try {
            return Loader.loadPDF(octets.array());
        } catch (InvalidPasswordException e) {
            throw new Rejected(Reason.ENCRYPTED);
        } catch (IOException e) {
            throw new Rejected(Reason.MALFORMED);
        }
    }

    private static void close(PDDocument document) {
        try {
            document.close();
        } catch (IOException e) {
            // It lies in memory; there is nothing left to save.
            return;
        }
    }
}
