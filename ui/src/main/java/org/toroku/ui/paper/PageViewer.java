package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Pages of a document as Toroku rendered them, and the places on them that values were read from. */
@Tag("toroku-page-viewer")
@JsModule("./toroku/page-viewer.ts")
final class PageViewer extends Component implements HasSize {
    private static final List<String> TEXTS =
            List.of("none", "toolbar", "previous", "next", "smaller", "larger", "fit", "turn", "page");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param source address of the picture, inside this session only
     * @param width in pixels of the picture
     * @param height in pixels of the picture
     * @param label what people call the page
     */
    record Page(String source, int width, int height, String label) {}

    /**
     * A place on a page.
     *
     * @param page index into the pages shown, from 0
     * @param x left edge in pixels of the picture
     * @param y upper edge in pixels of the picture
     */
    record Mark(int page, int x, int y, int width, int height) {}

    PageViewer() {
        getElement()
                .setPropertyMap(
                        "texts",
                        TEXTS.stream()
                                .collect(Collectors.toMap(name -> name, name -> getTranslation("viewer." + name))));
    }

    void show(List<Page> pages) {
        ArrayNode list = JSON.createArrayNode();
        pages.forEach(page -> list.addObject()
                .put("src", page.source())
                .put("width", page.width())
                .put("height", page.height())
                .put("label", page.label()));
        getElement().setPropertyJson("pages", list);
        // a place on another document is none on this one
        point(List.of());
        turnTo(0);
    }

    /** @param page index into the pages shown, from 0 */
    void turnTo(int page) {
        getElement().callJsFunction("go", page);
    }

    /** Turns to the page of the first mark and shows all of them. */
    void point(List<Mark> marks) {
        ArrayNode list = JSON.createArrayNode();
        marks.forEach(mark -> list.addObject()
                .put("page", mark.page())
                .put("x", mark.x())
                .put("y", mark.y())
                .put("width", mark.width())
                .put("height", mark.height()));
        getElement().callJsFunction("point", list);
    }
}
