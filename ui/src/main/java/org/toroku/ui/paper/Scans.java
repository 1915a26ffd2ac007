package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PaperFiles.Place;
import org.toroku.ui.paper.PageViewer.Mark;

/** The pages of a case in the order in which a viewer walks through them. */
final class Scans {
    /** A browser shows a picture that it has without asking again, also one that stood for another: each look asks anew. */
    private final String look;

    private final List<UUID> order = new ArrayList<>();
    private final List<PageViewer.Page> pages = new ArrayList<>();

    /**
     * @param page whose language the labels are in
     * @param look another one whenever other pictures may be shown, as after a claim
     */
    Scans(Component page, String look, List<Enclosure> enclosures, Predicate<Enclosure> shown) {
        this.look = look;
        enclosures.stream().filter(shown).forEach(enclosure -> {
            String kind = page.getTranslation("enclosure." + enclosure.kind().name());
            enclosure.pages().forEach(each -> add(page, kind, each));
        });
    }

    /**
     * @param page whose language the labels are in
     * @param look as for named ones
     */
    static Scans unnamed(Component page, String look, List<PaperFiles.Page> all) {
        Scans scans = new Scans(page, look, List.of(), enclosure -> false);
        all.forEach(each -> scans.add(page, page.getTranslation("viewer.sheet"), each));
        return scans;
    }

    private void add(Component page, String kind, PaperFiles.Page each) {
        order.add(each.id());
        pages.add(new PageViewer.Page(
                "." + PageImages.PATH + each.id() + "?look=" + look,
                each.width(),
                each.height(),
                page.getTranslation("viewer.label", kind, each.number())));
    }

    List<PageViewer.Page> pages() {
        return pages;
    }

    /** Where a value stands; empty where its page is not among those shown. */
    List<Mark> marks(Place place) {
        int index = order.indexOf(place.pageId());
        return index < 0
                ? List.of()
                : List.of(new Mark(
                        index,
                        place.box().x(),
                        place.box().y(),
                        place.box().width(),
                        place.box().height()));
    }
}
