package org.toroku.intake.corpus;

import java.util.List;
import java.util.stream.Stream;

/** All documents. */
public final class Corpus {
    private Corpus() {}

    public static List<Specimen> all() {
        return Stream.of(
                        PdfDocuments.all(),
                        PdfDangers.all(),
                        PdfBombs.all(),
                        PdfBroken.all(),
                        PngSpecimens.all(),
                        JpegSpecimens.all(),
                        TiffSpecimens.all(),
                        OtherSpecimens.all())
                .flatMap(List::stream)
                .toList();
    }
}
