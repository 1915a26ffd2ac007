package org.toroku.ui.organisation;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A list and, below it, what there is to say of the row that was chosen; the choice outlives new rows. */
final class ChosenList<T> extends Div {
    private final Supplier<List<T>> rows;
    private final Function<T, UUID> id;
    private final BiConsumer<Div, T> draw;
    private final Grid<T> grid;
    private final Div detail = new Div();
    private Optional<UUID> shown = Optional.empty();

    /** @param draw what is said of a chosen row */
    ChosenList(Class<T> type, Supplier<List<T>> rows, Function<T, UUID> id, BiConsumer<Div, T> draw) {
        this.rows = rows;
        this.id = id;
        this.draw = draw;
        grid = new Grid<>(type, false);
        grid.addThemeVariants(GridVariant.ROW_STRIPES, GridVariant.WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.addCellFocusListener(focus -> focus.getItem().ifPresent(grid::select));
        grid.addSelectionListener(
                selection -> show(selection.getFirstSelectedItem().map(id)));
        add(grid, detail);
    }

    /** For its columns, name and words for no rows. */
    Grid<T> grid() {
        return grid;
    }

    void refresh() {
        // new items end the selection, which would close what is shown
        Optional<UUID> before = shown;
        grid.setItems(rows.get());
        show(before);
    }

    private void show(Optional<UUID> chosen) {
        shown = chosen;
        detail.removeAll();
        rows.get().stream()
                .filter(each -> Optional.of(id.apply(each)).equals(chosen))
                .findFirst()
                .ifPresent(each -> draw.accept(detail, each));
    }
}
