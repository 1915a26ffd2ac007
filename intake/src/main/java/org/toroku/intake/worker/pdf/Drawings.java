package org.toroku.intake.worker.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.jspecify.annotations.Nullable;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Raster;
import org.toroku.intake.structure.Rejected;

/**
 * How often drawing the pages would draw their parts: forms, patterns, masks and glyphs that are drawings themselves
 * (ISO 32000-1 sections 8.7.3, 8.10, 11.6.5.2, 9.6.5). Each is read once, and a sum of twenty doublings is found
 * without doing them.
 */
final class Drawings {
    private final Limits limits;
    private final IdentityHashMap<COSStream, Long> costs = new IdentityHashMap<>();
    private final Set<COSStream> open = Collections.newSetFromMap(new IdentityHashMap<>());

    Drawings(Limits limits) {
        this.limits = limits;
    }

    void examine(List<COSDictionary> pages) throws Rejected {
        long sum = 0;
        for (COSDictionary page : pages) {
            COSDictionary resources = inherited(page);
            COSBase contents = page.getDictionaryObject(COSName.CONTENTS);
            if (contents instanceof COSStream stream) {
                sum += cost(stream, resources, 0);
            } else if (contents instanceof COSArray parts) {
                for (int i = 0; i < parts.size(); i++) {
                    sum += parts.getObject(i) instanceof COSStream part ? cost(part, resources, 0) : 0;
                }
            }
            sum += appearances(page);
            withinLimit(sum);
        }
    }

    private @Nullable COSDictionary inherited(COSDictionary page) {
        COSDictionary node = page;
        for (int i = 0; i <= limits.structure().depth(); i++) {
            if (node.getDictionaryObject(COSName.RESOURCES) instanceof COSDictionary resources) {
                return resources;
            }
            if (!(node.getDictionaryObject(COSName.PARENT) instanceof COSDictionary parent)) {
                return null;
            }
            node = parent;
        }
        return null;
    }

    private long appearances(COSDictionary page) throws Rejected {
        long sum = 0;
        if (page.getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations) {
            for (int i = 0; i < annotations.size(); i++) {
                if (annotations.getObject(i) instanceof COSDictionary annotation
                        && annotation.getDictionaryObject(COSName.AP) instanceof COSDictionary appearance) {
                    sum += each(appearance.getDictionaryObject(COSName.N), null, 0);
                }
            }
        }
        return sum;
    }

    private void withinLimit(long sum) throws Rejected {
        if (sum > limits.structure().drawings()) {
            throw new Rejected(Reason.TOO_MANY_DRAWINGS, sum, limits.structure().drawings());
        }
    }

    private long cost(COSStream stream, @Nullable COSDictionary around, int depth) throws Rejected {
        Long known = costs.get(stream);
        if (known != null) {
            return known;
        }
        if (!open.add(stream)) {
            throw new Rejected(Reason.LOOP);
        }
        if (depth > limits.structure().depth()) {
            throw new Rejected(
                    Reason.NESTED_TOO_DEEPLY, depth, limits.structure().depth());
        }
        COSDictionary resources =
                stream.getDictionaryObject(COSName.RESOURCES) instanceof COSDictionary own ? own : around;
        long cost = 1;
        PDFStreamParser parser = new PDFStreamParser(content(stream));
        try {
            COSBase operand = null;
            for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
                if (token instanceof Operator operator) {
                    cost += called(operator, operand, resources, depth);
                    withinLimit(cost);
                } else {
                    operand = token instanceof COSBase base ? base : null;
                }
            }
        } catch (IOException e) {
            throw new Rejected(Reason.MALFORMED);
        }
        open.remove(stream);
        costs.put(stream, cost);
        return cost;
    }

    private static byte[] content(COSStream stream) throws Rejected {
        try (InputStream in = stream.createInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Rejected(Reason.MALFORMED);
        }
    }

    private long called(Operator operator, @Nullable COSBase operand, @Nullable COSDictionary resources, int depth)
            throws Rejected {
        if (operator.getName().equals("BI") && operator.getImageParameters() != null) {
            COSDictionary image = operator.getImageParameters();
            Raster.within(
                    limits.pages(),
                    image.getInt(COSName.W, COSName.WIDTH, 0),
                    image.getInt(COSName.H, COSName.HEIGHT, 0));
            return 0;
        }
        if (!(operand instanceof COSName name) || resources == null) {
            return 0;
        }
        return switch (operator.getName()) {
            case "Do" -> form(of(resources, COSName.XOBJECT, name), resources, depth);
            case "scn", "SCN" -> pattern(of(resources, COSName.PATTERN, name), resources, depth);
            case "gs" -> mask(of(resources, COSName.EXT_G_STATE, name), resources, depth);
            default -> 0;
        };
    }

    private long form(@Nullable COSBase called, COSDictionary resources, int depth) throws Rejected {
        return called instanceof COSStream stream && "Form".equals(stream.getNameAsString(COSName.SUBTYPE))
                ? cost(stream, resources, depth + 1)
                : 0;
    }

    private long pattern(@Nullable COSBase called, COSDictionary resources, int depth) throws Rejected {
        return called instanceof COSStream stream ? cost(stream, resources, depth + 1) : 0;
    }

    private long mask(@Nullable COSBase called, COSDictionary resources, int depth) throws Rejected {
        return called instanceof COSDictionary state
                        && state.getDictionaryObject(COSName.SMASK) instanceof COSDictionary mask
                        && mask.getDictionaryObject(COSName.G) instanceof COSStream group
                ? cost(group, resources, depth + 1)
                : 0;
    }

    private long each(@Nullable COSBase value, @Nullable COSDictionary resources, int depth) throws Rejected {
        long sum = 0;
        if (value instanceof COSStream stream) {
            sum = cost(stream, resources, depth + 1);
        } else if (value instanceof COSDictionary states) {
            for (COSName name : states.keySet()) {
                sum += states.getDictionaryObject(name) instanceof COSStream state
                        ? cost(state, resources, depth + 1)
                        : 0;
            }
        }
        return sum;
    }

    private static @Nullable COSBase of(COSDictionary resources, COSName kind, COSName name) {
        return resources.getDictionaryObject(kind) instanceof COSDictionary named
                ? named.getDictionaryObject(name)
                : null;
    }
}
