package org.toroku.intake.worker.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Rejected;

/**
 * Walks over every object that the cross-reference table names, reachable from a page or not: viewers differ in what
 * they reach.
 */
final class CosWalk {
    /** A content-heavy scan has three; a cross-reference of glyph widths may have hundreds. */
    private static final long NODES_AN_OBJECT = 40;

    private final Limits limits;
    private final Dangers dangers;
    private final StreamRules streams;
    private long nodes;

    CosWalk(Limits limits, Dangers dangers, StreamRules streams) {
        this.limits = limits;
        this.dangers = dangers;
        this.streams = streams;
    }

    void examine(COSDocument document) throws Rejected {
        List<COSObjectKey> keys = new ArrayList<>(document.getXrefTable().keySet());
        int allowed = limits.structure().objects();
        if (keys.size() > allowed) {
            throw new Rejected(Reason.TOO_MANY_OBJECTS, keys.size(), allowed);
        }
        COSDictionary trailer = document.getTrailer();
        if (trailer == null) {
            throw new Rejected(Reason.MALFORMED);
        }
        if (trailer.containsKey(COSName.ENCRYPT)) {
            throw new Rejected(Reason.ENCRYPTED);
        }
        walk(trailer, 0);
        for (COSObjectKey key : keys) {
            COSBase object = document.getObjectFromPool(key).getObject();
            if (object == null) {
                // Named by the table and not readable: another reader may make something of it.
                throw new Rejected(Reason.MALFORMED);
            }
            walk(object, 0);
        }
        streams.total();
    }

    /** Direct objects only: what is referred to has a key of its own. */
    private void walk(COSBase base, int depth) throws Rejected {
        if (depth > limits.structure().depth()) {
            throw new Rejected(
                    Reason.NESTED_TOO_DEEPLY, depth, limits.structure().depth());
        }
        // A direct object is no indirect one, but it costs memory alike.
        if (++nodes > NODES_AN_OBJECT * limits.structure().objects()) {
            throw new Rejected(
                    Reason.TOO_MANY_OBJECTS, nodes, limits.structure().objects());
        }
        if (base instanceof COSDictionary dictionary) {
            dangers.examine(dictionary);
            if (dictionary instanceof COSStream stream) {
                streams.examine(stream);
            }
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                walk(entry.getValue(), depth + 1);
            }
        } else if (base instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                COSBase element = array.get(i);
                if (element != null) {
                    walk(element, depth + 1);
                }
            }
        }
    }
}
