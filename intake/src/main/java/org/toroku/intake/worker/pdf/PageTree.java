package org.toroku.intake.worker.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Rejected;

/** The pages, counted by walking (ISO 32000-1 section 7.7.3); what /Count says is not believed. */
final class PageTree {
    private final Limits limits;
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<COSDictionary> pages = new ArrayList<>();

    PageTree(Limits limits) {
        this.limits = limits;
    }

    List<COSDictionary> pages(COSDictionary trailer) throws Rejected {
        if (!(trailer.getDictionaryObject(COSName.ROOT) instanceof COSDictionary root)
                || !(root.getDictionaryObject(COSName.PAGES) instanceof COSDictionary top)) {
            throw new Rejected(Reason.NO_PAGES);
        }
        walk(top, null, 0);
        if (pages.isEmpty()) {
            throw new Rejected(Reason.NO_PAGES);
        }
        return pages;
    }

    /** @return pages below; a /Count that says otherwise sends viewers and PDFBox to different pages */
    private int walk(COSDictionary node, @Nullable COSArray inherited, int depth) throws Rejected {
        if (!seen.add(node)) {
            throw new Rejected(Reason.LOOP);
        }
        if (depth > limits.structure().depth()) {
            throw new Rejected(
                    Reason.NESTED_TOO_DEEPLY, depth, limits.structure().depth());
        }
        COSArray box = node.getDictionaryObject(COSName.MEDIA_BOX) instanceof COSArray own ? own : inherited;
        if (node.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
            int below = 0;
            for (int i = 0; i < kids.size(); i++) {
                COSBase kid = kids.getObject(i);
                if (!(kid instanceof COSDictionary child)) {
                    throw new Rejected(Reason.MALFORMED);
                }
                below += walk(child, box, depth + 1);
            }
            if (node.getLong(COSName.COUNT, -1) != below) {
                throw new Rejected(Reason.MALFORMED);
            }
            return below;
        }
        page(node, box);
        return 1;
    }

    private void page(COSDictionary node, @Nullable COSArray box) throws Rejected {
        pages.add(node);
        if (pages.size() > limits.pages().count()) {
            throw new Rejected(
                    Reason.TOO_MANY_PAGES, pages.size(), limits.pages().count());
        }
        // Section 7.7.3.3: a page without a media box is an error, and viewers guess.
        if (box == null || box.size() < 4 || !numbers(box)) {
            throw new Rejected(Reason.MALFORMED);
        }
        PDRectangle paper = new PDRectangle(box);
        float longest = Math.max(paper.getWidth(), paper.getHeight());
        if (!(paper.getWidth() >= 1 && paper.getHeight() >= 1)) {
            throw new Rejected(Reason.MALFORMED);
        }
        if (longest > limits.pages().points() || node.getFloat(COSName.USER_UNIT, 1) != 1) {
            throw new Rejected(
                    Reason.PAGE_TOO_BIG, (long) longest, limits.pages().points());
        }
    }

    private static boolean numbers(COSArray box) {
        for (int i = 0; i < 4; i++) {
            if (!(box.getObject(i) instanceof COSNumber)) {
                return false;
            }
        }
        return true;
    }
}
