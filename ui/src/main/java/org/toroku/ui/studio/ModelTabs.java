package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One tab a model, by the name of its process. */
final class ModelTabs extends Tabs {
    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Map<String, Span> marks = new LinkedHashMap<>();

    /** @param chosen told the resource that somebody wants to see */
    ModelTabs(Collection<ModelFacts> models, Consumer<String> chosen) {
        addClassName("model-tabs");
        StudioParts.ownTabsOnly(this);
        getElement().setAttribute("aria-label", getTranslation("studio.models"));
        setAutoselect(false);
        for (ModelFacts model : models) {
            Span mark = new Span();
            mark.addClassName("tab-mark");
            Tab tab = new Tab(new Span(model.name().in(getLocale())), mark);
            tab.getElement().setAttribute("title", model.fileName());
            tabs.put(model.file().resource(), tab);
            marks.put(model.file().resource(), mark);
            add(tab);
        }
        addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                tabs.forEach((resource, tab) -> {
                    if (tab.equals(change.getSelectedTab())) {
                        chosen.accept(resource);
                    }
                });
            }
        });
    }

    void show(String resource) {
        Tab tab = tabs.get(resource);
        if (tab != null) {
            setSelectedTab(tab);
        }
    }

    /** @param unsaved models with edits that are not stored
     *  @param changed models that differ from what the draft began with */
    void mark(Set<String> unsaved, Set<String> changed) {
        marks.forEach((resource, mark) -> mark.setText(
                unsaved.contains(resource)
                        ? getTranslation("studio.tab.unsaved")
                        : changed.contains(resource) ? getTranslation("studio.tab.changed") : ""));
    }
}
