package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.dom.DomEvent;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.toroku.workflows.Models;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The diagram of a process model, to be edited or only to be looked at, with marks on its elements. A diagram cannot be
 * read aloud: whoever uses this shows the elements as a list as well.
 */
@Tag("toroku-model-editor")
@JsModule("./toroku/model-editor.ts")
@NpmPackage(value = "camunda-bpmn-js", version = "5.30.2")
@NpmPackage(value = "bpmn-js-properties-panel", version = "5.65.3")
@NpmPackage(value = "bpmn-js-i18n", version = "2.3.0")
// named so that there is one of it: what version 11 makes, version 10 of diagram-js shows as nothing (menus, choosers)
@NpmPackage(value = "preact", version = "10.29.8")
@StyleSheet("context://toroku/studio.css")
final class ModelEditor extends Component implements HasSize {
    private static final List<String> TEXTS = List.of(
            "toolbar",
            "undo",
            "redo",
            "smaller",
            "larger",
            "fit",
            "panel",
            "canvas",
            "unreadable",
            "unavailable",
            "again",
            "keys",
            "keylist");
    private static final String KEY = "event.detail.key";
    private static final String XML = "event.detail.xml";
    private static final String ID = "event.detail.id";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a mark says about an element; each has a look of its own, told apart without colour too. */
    enum Kind {
        PATH,
        FAULT,
        ADDED,
        REMOVED,
        CHANGED,
        COMMENT,
        COVERED,
        UNCOVERED,
        HEAT1,
        HEAT2,
        HEAT3,
        HEAT4,
        STUCK,
        PASSED,
        HERE;

        private String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param elementId element or sequence flow; one that the model does not have is passed over
     * @param badge a few characters beside the element; empty for none
     */
    record Mark(String elementId, Kind kind, String badge) {}

    private Runnable afterFlush = () -> {};
    private Runnable touched = () -> {};
    private BiConsumer<String, String> changed = (key, xml) -> {};
    private Consumer<String> selected = id -> {};

    /** @param readOnly nothing can be changed, and the smaller viewer is loaded */
    ModelEditor(boolean readOnly) {
        getElement().setProperty("readOnly", readOnly);
        if (!readOnly) {
            getElement().setPropertyJson("templates", (ArrayNode)
                    JSON.readTree(Models.elementTemplates().text()));
        }
        listen();
    }

    /** Sets what is said in it; again after the language was changed. */
    void translate() {
        getElement().setProperty("language", getLocale().getLanguage());
        getElement()
                .setPropertyMap(
                        "texts",
                        TEXTS.stream()
                                .collect(Collectors.toMap(
                                        name -> name, name -> getTranslation("studio.editor." + name))));
    }

    /**
     * Shows a model; what was shown before is gone.
     *
     * @param key comes back with whatever is told about this model
     */
    void open(String key, String xml) {
        getElement().callJsFunction("open", key, xml);
    }

    /** Has the browser tell what was edited a moment ago, and then goes on. */
    void flush(Runnable next) {
        afterFlush = next;
        getElement().callJsFunction("flush");
    }

    /** Replaces all marks. */
    void mark(Collection<Mark> marks) {
        ArrayNode list = JSON.createArrayNode();
        marks.forEach(mark -> list.addObject()
                .put("id", mark.elementId())
                .put("kind", mark.kind().word())
                .put("badge", mark.badge()));
        getElement().setPropertyJson("marks", list);
    }

    /** Brings all of these elements into view, as large as fits. */
    void show(List<String> elementIds) {
        ArrayNode list = JSON.createArrayNode();
        elementIds.forEach(list::add);
        getElement().callJsFunction("show", list);
    }

    /** As if the element had been clicked. */
    void select(String elementId) {
        getElement().callJsFunction("select", elementId);
    }

    /** Whether leaving the page would lose something; then the browser asks before. */
    void warnOnLeaving(boolean warn) {
        getElement().setProperty("unsaved", warn);
    }

    /** Told at once that something was changed, before {@link #onChange} tells what. */
    void onTouch(Runnable act) {
        touched = act;
    }

    /** Told key and model, soon after each change; whatever it is, it comes from outside. */
    void onChange(BiConsumer<String, String> act) {
        changed = act;
    }

    /** Told the id of the one element that is chosen; empty where none or several are. */
    void onSelect(Consumer<String> act) {
        selected = act;
    }

    private void listen() {
        getElement().addEventListener("model-touched", event -> touched.run());
        getElement()
                .addEventListener("model-changed", event -> changed.accept(text(event, KEY), text(event, XML)))
                .addEventData(KEY)
                .addEventData(XML);
        getElement()
                .addEventListener("element-selected", event -> selected.accept(text(event, ID)))
                .addEventData(ID);
        getElement().addEventListener("model-flushed", event -> {
            Runnable next = afterFlush;
            afterFlush = () -> {};
            next.run();
        });
    }

    private static String text(DomEvent event, String name) {
        return event.getEventData().path(name).asString("");
    }
}
