package org.toroku.intake.worker.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Inflation;
import org.toroku.intake.structure.JpegStructure;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.Raster;
import org.toroku.intake.structure.Rejected;
import org.toroku.intake.worker.Findings;

/** How a stream may be packed (ISO 32000-1 section 7.4) and how large an image may be (section 8.9.5). */
final class StreamRules {
    private static final Set<String> TEXTUAL = Set.of("ASCIIHexDecode", "AHx", "ASCII85Decode", "A85");
    private static final Set<String> DEFLATED = Set.of("FlateDecode", "Fl");
    private static final Set<String> OTHER_PACKED = Set.of("LZWDecode", "LZW", "RunLengthDecode", "RL");
    private static final Set<String> JPEG = Set.of("DCTDecode", "DCT");
    private static final Set<String> PICTURE = Set.of("CCITTFaxDecode", "CCF", "JBIG2Decode");

    private static final int WIDEST_PREDICTOR = 100_000;

    private final Limits limits;
    private final Findings findings;
    private long total;

    StreamRules(Limits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    void examine(COSStream stream) throws Rejected {
        List<String> filters = filters(stream);
        if (filters.contains("JPXDecode")) {
            findings.add(Reason.JPEG_2000);
            return;
        }
        if (filters.contains("Crypt")) {
            findings.add(Reason.ENCRYPTED);
            return;
        }
        usual(filters);
        predictor(stream);
        boolean image = "Image".equals(stream.getNameAsString(COSName.SUBTYPE));
        if (image) {
            image(stream);
        }
        if (filters.size() == 1 && DEFLATED.contains(filters.getFirst())) {
            // Counted by PdfStreams already, and most streams are of this sort.
            return;
        }
        byte[] unpacked = unpack(
                stream,
                filters,
                image ? limits.unpacked().image() : limits.unpacked().other());
        String last = filters.isEmpty() ? "" : filters.getLast();
        if (JPEG.contains(last)) {
            // The size that counts for a decoder is the one in the data, not the one in the dictionary.
            JpegStructure.of(new Octets(unpacked), limits);
        } else if (last.equals("JBIG2Decode")) {
            jbig2(stream, unpacked);
        }
    }

    private static List<String> filters(COSStream stream) throws Rejected {
        COSBase filter = stream.getDictionaryObject(COSName.FILTER);
        List<String> names = new ArrayList<>();
        if (filter instanceof COSName name) {
            names.add(name.getName());
        } else if (filter instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (!(array.getObject(i) instanceof COSName name)) {
                    throw new Rejected(Reason.MALFORMED);
                }
                names.add(name.getName());
            }
        } else if (filter != null) {
            throw new Rejected(Reason.MALFORMED);
        }
        return names;
    }

    /** At most one of each sort, in this order; any other chain is made to defeat counting. */
    private static void usual(List<String> filters) throws Rejected {
        int sort = 0;
        for (String filter : filters) {
            int next = TEXTUAL.contains(filter)
                    ? 1
                    : DEFLATED.contains(filter) || OTHER_PACKED.contains(filter)
                            ? 2
                            : JPEG.contains(filter) || PICTURE.contains(filter) ? 3 : 0;
            if (next <= sort) {
                throw new Rejected(Reason.UNUSUAL_PACKING);
            }
            sort = next;
        }
    }

    private static void predictor(COSStream stream) throws Rejected {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        COSArray all = new COSArray();
        if (parameters instanceof COSArray array) {
            all = array;
        } else if (parameters != null) {
            all.add(parameters);
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.getObject(i) instanceof COSDictionary dictionary) {
                for (COSName key : List.of(COSName.COLUMNS, COSName.ROWS)) {
                    long size = dictionary.getLong(key, 1);
                    if (size < 0 || size > WIDEST_PREDICTOR) {
                        throw new Rejected(Reason.UNUSUAL_PACKING, size, WIDEST_PREDICTOR);
                    }
                }
            }
        }
    }

    private void image(COSStream stream) throws Rejected {
        Raster raster =
                Raster.within(limits.pages(), stream.getLong(COSName.WIDTH, 0), stream.getLong(COSName.HEIGHT, 0));
        int bits = stream.getInt(COSName.BITS_PER_COMPONENT, 1);
        if (bits > 16
                || bits < 0
                || raster.pixels() * bits / 8 > limits.unpacked().image()) {
            throw new Rejected(
                    Reason.INFLATES_TOO_MUCH,
                    raster.pixels() * bits / 8,
                    limits.unpacked().image());
        }
    }

    /** @return what the last filter, if that is one for pictures, will be given */
    private byte[] unpack(COSStream stream, List<String> filters, long allowed) throws Rejected {
        byte[] bytes = raw(stream);
        for (int i = 0; i < filters.size(); i++) {
            String filter = filters.get(i);
            if (DEFLATED.contains(filter) || OTHER_PACKED.contains(filter)) {
                count(filter, bytes, stream, allowed);
            }
            boolean needed = i + 1 < filters.size();
            if (needed) {
                bytes = decode(stream, i, filter, bytes);
            }
        }
        return bytes;
    }

    private void count(String filter, byte[] packed, COSStream stream, long allowed) throws Rejected {
        long count;
        if (DEFLATED.contains(filter)) {
            count = Inflation.count(packed, 0, packed.length, allowed);
        } else if (filter.startsWith("L")) {
            count = new LzwLength(packed, early(stream)).upTo(allowed);
        } else {
            count = RunLength.of(packed, allowed);
        }
        if (count > allowed) {
            throw new Rejected(Reason.INFLATES_TOO_MUCH, count, allowed);
        }
        total += count;
    }

    private static boolean early(COSStream stream) {
        return !(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP) instanceof COSDictionary parameters)
                || parameters.getInt(COSName.EARLY_CHANGE, 1) != 0;
    }

    private static byte[] decode(COSStream stream, int index, String filter, byte[] packed) throws Rejected {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FilterFactory.INSTANCE
                    .getFilter(COSName.getPDFName(filter))
                    .decode(new ByteArrayInputStream(packed), out, stream, index);
        } catch (IOException e) {
            throw new Rejected(Reason.MALFORMED);
        }
        return out.toByteArray();
    }

    private void jbig2(COSStream stream, byte[] data) throws Rejected {
        if (stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP) instanceof COSDictionary parameters
                && parameters.getDictionaryObject(COSName.JBIG2_GLOBALS) instanceof COSStream globals) {
            Jbig2Structure.examine(new Octets(unpackedGlobals(globals)), limits);
        }
        Jbig2Structure.examine(new Octets(data), limits);
    }

    private byte[] unpackedGlobals(COSStream globals) throws Rejected {
        if (!filters(globals).isEmpty()) {
            throw new Rejected(Reason.UNUSUAL_PACKING);
        }
        return raw(globals);
    }

    void total() throws Rejected {
        if (total > limits.unpacked().total()) {
            throw new Rejected(
                    Reason.INFLATES_TOO_MUCH, total, limits.unpacked().total());
        }
    }

    private static byte[] raw(COSStream stream) throws Rejected {
        try (InputStream in = stream.createRawInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Rejected(Reason.MALFORMED);
        }
    }
}
