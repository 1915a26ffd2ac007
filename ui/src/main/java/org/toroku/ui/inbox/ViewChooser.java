package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.toroku.process.Inbox.Filter;
import org.toroku.process.SavedViews;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Sheet;
import org.toroku.ui.staff.Toast;

/** The officer's own views of the list: chosen, saved under a name, forgotten. */
final class ViewChooser extends Div {
    private final InboxViewModel model;
    private final Runnable chosen;
    private final Select<SavedViews.View> views = new Select<>();
    private final Button save = new Button();
    private final Button forget = new Button();
    private final Sheet sheet = new Sheet("view");
    private boolean listening = true;

    /** @param chosen called once the model shows another view */
    ViewChooser(InboxViewModel model, Runnable chosen) {
        this.model = model;
        this.chosen = chosen;
        addClassName("tools");
        views.setEmptySelectionAllowed(true);
        views.addValueChangeListener(change -> choose(Optional.ofNullable(change.getValue())));
        save.addClickListener(_ -> askName());
        forget.addClickListener(_ -> Optional.ofNullable(views.getValue()).ifPresent(view -> {
            model.forget(view.name());
            Toast.show(this, new Said("inbox.view.forgotten", view.name(), true));
            load(Optional.empty());
        }));
        List.of(save, forget).forEach(button -> button.addThemeVariants(ButtonVariant.TERTIARY));
        add(views, save, forget, sheet);
        load(Optional.empty());
    }

    private void choose(Optional<SavedViews.View> view) {
        forget.setVisible(view.isPresent());
        if (listening) {
            model.show(view.map(SavedViews.View::filter).map(this::own).orElseGet(model::awake));
            chosen.run();
        }
    }

    /** Whoever saved it before may have had another name or more rights. */
    private Filter own(Filter saved) {
        return new Filter(
                saved.text(),
                saved.elementId(),
                saved.route(),
                saved.holder(),
                saved.rests(),
                saved.urgency(),
                saved.everyGroup() && model.oversees(),
                saved.order(),
                model.filter().officer(),
                0,
                0);
    }

    /** The filter was changed by hand: no view is shown any more. */
    void left() {
        if (!views.isEmpty() && !own(views.getValue().filter()).equals(model.filter())) {
            listening = false;
            views.clear();
            listening = true;
        }
    }

    private void load(Optional<String> name) {
        List<SavedViews.View> saved = model.views();
        listening = false;
        views.setItems(saved);
        views.setValue(saved.stream()
                .filter(view -> name.equals(Optional.of(view.name())))
                .findFirst()
                .orElse(null));
        listening = true;
        views.setVisible(!saved.isEmpty());
        forget.setVisible(!views.isEmpty());
    }

    private void askName() {
        TextField name = new TextField(getTranslation("inbox.view.name"));
        name.setMaxLength(SavedViews.LONGEST_NAME);
        name.setValue(views.getOptionalValue().map(SavedViews.View::name).orElse(""));
        name.setManualValidation(true);
        Button no = new Button(getTranslation("confirm.no"), _ -> sheet.close());
        Button yes = new Button(getTranslation("inbox.view.save"), _ -> save(name));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        sheet.actions(no, yes);
        sheet.open(getTranslation("inbox.view.title"), new Paragraph(getTranslation("inbox.view.explanation")), name);
    }

    private void save(TextField name) {
        SavedViews.Saving saving = model.save(name.getValue());
        if (saving == SavedViews.Saving.SAVED) {
            sheet.close();
            Toast.show(this, new Said("inbox.view.saved", name.getValue().strip(), true));
            load(Optional.of(name.getValue().strip()));
        } else {
            name.setErrorMessage(getTranslation("inbox.view." + saving));
            name.setInvalid(true);
        }
    }

    void translate() {
        views.setLabel(getTranslation("inbox.view"));
        views.setEmptySelectionCaption(getTranslation("inbox.view.none"));
        views.setItemLabelGenerator(view -> view == null ? getTranslation("inbox.view.none") : view.name());
        save.setText(getTranslation("inbox.view.save-as"));
        forget.setText(getTranslation("inbox.view.forget"));
    }
}
