package org.toroku.letters.type;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** The tags of a document (PDF 1.7, 14.7): what a screen reader reads, in the order in which it was drawn. */
final class Outline {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement("Document", root);
    private final Map<Integer, PDParentTreeValue> parents = new LinkedHashMap<>();
    private int pages;

    Outline(PDDocument document) {
        root.appendKid(whole);
        document.getDocumentCatalog().setStructureTreeRoot(root);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
    }

    OfPage page(PDPage page) {
        int key = pages++;
        page.setStructParents(key);
        COSArray marks = new COSArray();
        parents.put(key, new PDParentTreeValue(marks));
        return new OfPage(page, marks);
    }

    void finish() {
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pages);
    }

    /** A place in the structure that comes into being when something is drawn for it. */
    interface Mark {
        int take();
    }

    final class OfPage {
        private final PDPage page;
        private final COSArray marks;

        private OfPage(PDPage page, COSArray marks) {
            this.page = page;
            this.marks = marks;
        }

        Mark open(String role) {
            return () -> append(new PDStructureElement(role, whole));
        }

        Mark openFigure(String spoken) {
            return () -> {
                PDStructureElement figure = new PDStructureElement("Figure", whole);
                figure.setAlternateDescription(spoken);
                return append(figure);
            };
        }

        private int append(PDStructureElement element) {
            int mark = marks.size();
            element.setPage(page);
            element.appendKid(mark);
            whole.appendKid(element);
            marks.add(element);
            return mark;
        }
    }
}
