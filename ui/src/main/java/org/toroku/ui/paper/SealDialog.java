package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperFiles.Enclosure;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.SealVerdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The imprint and the registered seal over the whole window, and the verdict of whoever looks at them there. */
@Tag("dialog")
final class SealDialog extends HtmlContainer {
    private static final List<String> TEXTS = List.of(
            "toolbar",
            "previous",
            "next",
            "smaller",
            "larger",
            "whole",
            "turn",
            "turn-back",
            "tilt",
            "tilt-back",
            "over",
            "opacity",
            "move",
            "keys");
    /** Times the size at which a whole sheet is seen, for both alike: equal imprints begin equally large. */
    private static final double START_ZOOM = 2.5;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What bears an imprint that has to be the registered one. */
    private static final List<EnclosureKind> SEALED = List.of(EnclosureKind.APPLICATION_FORM, EnclosureKind.MANDATE);

    private final String look;
    private final List<PageViewer.Page> imprints;
    private final List<PageViewer.Page> registered;

    /**
     * @param look see {@link Scans}
     * @param judges whether the officer may find anything; there are no buttons otherwise
     * @param verdict takes what is found
     */
    SealDialog(PaperFile file, String look, boolean judges, Consumer<SealVerdict> verdict) {
        this.look = look;
        addClassName("seal-dialog");
        imprints = pages(file, SEALED);
        registered = pages(file, List.of(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        H2 title = new H2(getTranslation("seal.title"));
        title.setId("seal-dialog-title");
        getElement().setAttribute("aria-labelledby", "seal-dialog-title");
        Div actions = new Div();
        actions.addClassName("actions");
        if (judges) {
            for (SealVerdict each : SealVerdict.values()) {
                actions.add(new Button(getTranslation("seal.say." + each.name()), click -> {
                    close();
                    verdict.accept(each);
                }));
            }
        }
        actions.add(new Button(getTranslation("seal.close"), click -> close()));
        add(
                title,
                new Paragraph(getTranslation("seal.how")),
                new Paragraph(getTranslation("seals.keys")),
                new Compare(sealedPage(file)),
                actions);
    }

    /** Whether there is something to lay beside something. */
    boolean complete() {
        return !imprints.isEmpty() && !registered.isEmpty();
    }

    void open() {
        getElement().executeJs("this.showModal(); this.querySelector('toroku-seal-compare').focus()");
    }

    private void close() {
        getElement().executeJs("this.close()");
    }

    private List<PageViewer.Page> pages(PaperFile file, List<EnclosureKind> kinds) {
        List<Enclosure> shown =
                file.enclosures().stream().filter(Enclosure::current).toList();
        return new Scans(this, look, shown, each -> kinds.contains(each.kind())).pages();
    }

    /** The form is sealed at its end, where it is signed: nothing that is signed parts from its signature. */
    private static int sealedPage(PaperFile file) {
        int page = 0;
        for (Enclosure each : file.enclosures()) {
            if (each.current() && SEALED.contains(each.kind())) {
                page += each.pages().size();
                if (each.kind() == EnclosureKind.APPLICATION_FORM) {
                    break;
                }
            }
        }
        return Math.max(0, page - 1);
    }

    /**
     * Where the eye begins: our form is sealed at its lower right, most municipalities print the imprint in the upper half.
     *
     * @param x of the page's width, from 0 to 1
     * @param y of the page's height, from 0 to 1
     */
    private record Start(int page, double x, double y) {}

    /** The two pictures in the browser. */
    @Tag("toroku-seal-compare")
    @JsModule("./toroku/seal-compare.ts")
    private final class Compare extends Component {
        Compare(int sealedPage) {
            getElement()
                    .setPropertyMap(
                            "texts",
                            TEXTS.stream()
                                    .collect(Collectors.toMap(name -> name, name -> getTranslation("seals." + name))));
            ArrayNode sides = JSON.createArrayNode();
            side(sides, imprints, new Start(sealedPage, 0.75, 0.75));
            side(sides, registered, new Start(0, 0.5, 0.31));
            if (complete()) {
                getElement().setPropertyJson("sides", sides);
            }
        }

        private void side(ArrayNode sides, List<PageViewer.Page> pages, Start start) {
            ObjectNode side = sides.addObject();
            side.putObject("start")
                    .put("page", start.page())
                    .put("zoom", START_ZOOM)
                    .put("turn", 0)
                    .put("x", start.x())
                    .put("y", start.y());
            ArrayNode list = side.putArray("pages");
            pages.forEach(page -> list.addObject()
                    .put("src", page.source())
                    .put("width", page.width())
                    .put("height", page.height())
                    .put("label", page.label())
                    .put("dpi", SheetScale.dpi(page.width(), page.height())));
        }
    }
}
