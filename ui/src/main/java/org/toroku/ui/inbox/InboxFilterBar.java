package org.toroku.ui.inbox;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import org.toroku.process.Inbox.Filter;
import org.toroku.process.Inbox.Holder;
import org.toroku.process.Inbox.Rests;
import org.toroku.process.Inbox.Urgency;
import org.toroku.workflows.TaskIds;

/** What the officer looks for. */
final class InboxFilterBar extends Div {
    static final List<String> ROUTES = List.of("my-number-card", "simultaneous-key", "paper", "renewal");

    private static final int LONGEST_SEARCH = 200;

    private final TextField search = new TextField();
    private final Select<String> task = new Select<>();
    private final Select<String> route = new Select<>();
    private final Select<Holder> holder = new Select<>();
    private final Select<Urgency> urgency = new Select<>();
    private final Select<Rests> rests = new Select<>();
    private final Checkbox everyGroup = new Checkbox();
    private boolean listening = true;

    /** @param oversees whether tasks of other groups can be shown */
    InboxFilterBar(Filter first, boolean oversees, Runnable changed) {
        addClassNames("tools", "inbox-filters");
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        task.setItems(TaskIds.ALL);
        task.setEmptySelectionAllowed(true);
        route.setItems(ROUTES);
        route.setEmptySelectionAllowed(true);
        holder.setItems(Holder.values());
        urgency.setItems(Urgency.values());
        rests.setItems(Rests.values());
        everyGroup.setVisible(oversees);
        set(first);
        search.addValueChangeListener(_ -> tell(changed));
        List.of(task, route).forEach(select -> select.addValueChangeListener(_ -> tell(changed)));
        holder.addValueChangeListener(_ -> tell(changed));
        urgency.addValueChangeListener(_ -> tell(changed));
        rests.addValueChangeListener(_ -> tell(changed));
        everyGroup.addValueChangeListener(_ -> tell(changed));
        add(search, task, route, holder, urgency, rests, everyGroup);
    }

    private void tell(Runnable changed) {
        if (listening) {
            changed.run();
        }
    }

    void set(Filter filter) {
        listening = false;
        search.setValue(filter.text());
        task.setValue(filter.elementId().filter(TaskIds.ALL::contains).orElse(null));
        route.setValue(filter.route().filter(ROUTES::contains).orElse(null));
        holder.setValue(filter.holder());
        urgency.setValue(filter.urgency());
        rests.setValue(filter.rests());
        everyGroup.setValue(filter.everyGroup());
        listening = true;
    }

    /** What is chosen now, the rest as in {@code before}. */
    Filter filter(Filter before) {
        return new Filter(
                search.getValue().strip(),
                Optional.ofNullable(task.getValue()),
                Optional.ofNullable(route.getValue()),
                holder.getValue(),
                rests.getValue(),
                urgency.getValue(),
                everyGroup.getValue(),
                before.order(),
                before.officer(),
                0,
                0);
    }

    void focusSearch() {
        search.focus();
    }

    void translate() {
        search.setLabel(getTranslation("inbox.search"));
        search.setPlaceholder(getTranslation("inbox.search.hint"));
        task.setLabel(getTranslation("inbox.task"));
        task.setEmptySelectionCaption(getTranslation("inbox.any"));
        task.setItemLabelGenerator(id -> getTranslation(id == null ? "inbox.any" : "element." + id));
        route.setLabel(getTranslation("inbox.column.route"));
        route.setEmptySelectionCaption(getTranslation("inbox.any"));
        route.setItemLabelGenerator(id -> getTranslation(id == null ? "inbox.any" : "route." + id));
        holder.setLabel(getTranslation("inbox.column.assignee"));
        holder.setItemLabelGenerator(each -> getTranslation("inbox.holder." + each));
        urgency.setLabel(getTranslation("inbox.column.due"));
        urgency.setItemLabelGenerator(each -> getTranslation("inbox.urgency." + each));
        rests.setLabel(getTranslation("inbox.column.rest"));
        rests.setItemLabelGenerator(each -> getTranslation("inbox.rests." + each));
        everyGroup.setLabel(getTranslation("inbox.every-group"));
    }
}
