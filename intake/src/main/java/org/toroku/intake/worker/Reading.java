package org.toroku.intake.worker;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Limits;
import org.toroku.intake.Page;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.HeicStructure;
import org.toroku.intake.structure.JpegStructure;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.PngStructure;
import org.toroku.intake.structure.Rejected;
import org.toroku.intake.structure.TiffStructure;
import org.toroku.intake.wire.Verdict;
import org.toroku.intake.worker.pdf.PdfGuard;

/**
 * Reads one document: its kind, its dangers, then its pages.
 *
 * <p>What it calls has killed processes before, so it belongs into a worker. Running it elsewhere is for measuring.
 */
public final class Reading implements DocumentReader {
    private final Limits limits;
    private final Detection detection = new Detection();

    public Reading(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Verdict read(byte[] original, PageSink sink) throws IOException {
        Octets octets = new Octets(original);
        Findings findings = new Findings();
        Optional<DocumentKind> kind = kindOf(octets);
        try {
            if (octets.length() == 0) {
                throw new Rejected(Reason.EMPTY);
            }
            if (octets.length() > limits.fileBytes()) {
                throw new Rejected(Reason.TOO_LARGE, octets.length(), limits.fileBytes());
            }
            DocumentKind known = kind.orElseThrow(() -> new Rejected(Reason.UNKNOWN_KIND));
            Polyglot.refuse(octets, known);
            if (!detection.agrees(octets, known)) {
                findings.add(Reason.KIND_DISPUTED);
            }
            draw(octets, known, findings, sink);
        } catch (Rejected e) {
            findings.add(e.finding());
        } catch (StackOverflowError e) {
            findings.add(Reason.NESTED_TOO_DEEPLY);
        }
        return new Verdict(kind, findings.list());
    }

    private static Optional<DocumentKind> kindOf(Octets octets) {
        return PdfGuard.begins(octets)
                ? Optional.of(DocumentKind.PDF)
                : JpegStructure.begins(octets)
                        ? Optional.of(DocumentKind.JPEG)
                        : PngStructure.begins(octets)
                                ? Optional.of(DocumentKind.PNG)
                                : TiffStructure.begins(octets)
                                        ? Optional.of(DocumentKind.TIFF)
                                        : HeicStructure.begins(octets)
                                                ? Optional.of(DocumentKind.HEIC)
                                                : Optional.empty();
    }

    private void draw(Octets octets, DocumentKind kind, Findings findings, PageSink sink) throws Rejected, IOException {
        Sink guarded = new Sink(sink);
        ImagePages images = new ImagePages(guarded);
        try {
            switch (kind) {
                case PDF -> pdf(octets, findings, guarded);
                case PNG -> {
                    PngStructure png = PngStructure.of(octets, limits);
                    if (!findings.refuse()) {
                        images.draw(png);
                    }
                }
                case JPEG -> {
                    JpegStructure jpeg = JpegStructure.of(octets, limits);
                    jpeg.referrals().forEach(findings::add);
                    if (!findings.refuse()) {
                        images.draw(jpeg);
                    }
                }
                case TIFF -> {
                    TiffStructure tiff = TiffStructure.of(octets, limits);
                    if (!findings.refuse()) {
                        images.draw(tiff, octets);
                    }
                }
                case HEIC -> {
                    HeicStructure.of(octets, limits);
                    if (!findings.refuse()) {
                        images.draw(JpegStructure.of(HeicConversion.jpeg(octets), limits));
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            guarded.rethrowOwn();
            throw new Rejected(Reason.NOT_DRAWABLE);
        }
    }

    private void pdf(Octets octets, Findings findings, PageSink sink) throws Rejected, IOException {
        try (PDDocument document = new PdfGuard(limits).open(octets, findings)) {
            if (!findings.refuse()) {
                new PdfPages(limits).draw(document, sink);
            }
        }
    }

    /** Tells a page that could not be handed on from one that could not be drawn. */
    private static final class Sink implements PageSink {
        private final PageSink target;
        private Optional<IOException> failure = Optional.empty();

        Sink(PageSink target) {
            this.target = target;
        }

        @Override
        public void take(Page page) throws IOException {
            try {
                target.take(page);
            } catch (IOException e) {
                failure = Optional.of(e);
                throw e;
            }
        }

        void rethrowOwn() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }
}
