package org.toroku.ui.fake;

import java.util.List;
import java.util.TreeMap;
import org.toroku.process.SavedViews;

/** Views of one officer, in memory. */
public final class FakeViews implements SavedViews {
    private final TreeMap<String, View> views = new TreeMap<>();

    @Override
    public List<View> of(String officer) {
        return List.copyOf(views.values());
    }

    @Override
    public Saving save(String officer, View view) {
        if (view.name().isBlank()) {
            return Saving.BAD_NAME;
        }
        views.put(view.name().strip(), new View(view.name().strip(), view.filter()));
        return Saving.SAVED;
    }

    @Override
    public void remove(String officer, String name) {
        views.remove(name);
    }
}
