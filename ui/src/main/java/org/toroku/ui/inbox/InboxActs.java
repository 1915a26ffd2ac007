package org.toroku.ui.inbox;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.ShortcutRegistration;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.ActKeys;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;

/** What is done with the marked tasks, or with the chosen one: by button, or by key while the keyboard is in the list. */
final class InboxActs extends Div {
    private final InboxViewModel model;
    private final TaskGrid grid;
    private final Clock clock;
    private final Consumer<Inbox.Row> opened;
    private final Runnable changed;
    private final Button open = new Button();
    private final Button next = new Button();
    private final Button claim = new Button();
    private final Button rest = new Button();
    private final Button takeBack = new Button();
    private final Button assign = new Button();
    private final Button showAll = new Button();
    private final Button help = new Button("?");
    private final Span marked = new Span();
    private final Answers answers = new Answers();
    private final RestSheet restSheet;
    private final AssignSheet assignSheet;
    private final KeySheet keySheet = KeySheet.ofList();

    InboxActs(
            InboxViewModel model,
            TaskGrid grid,
            Clock clock,
            Consumer<Inbox.Row> opened,
            Runnable changed,
            Runnable showEverything,
            Runnable search) {
        this.model = model;
        this.grid = grid;
        this.clock = clock;
        this.opened = opened;
        this.changed = changed;
        this.restSheet = new RestSheet(clock);
        this.assignSheet = new AssignSheet("assign", model);
        open.addClickListener(_ -> open());
        next.addClickListener(_ -> next());
        claim.addClickListener(_ -> claim());
        rest.addClickListener(_ -> rest());
        takeBack.addClickListener(_ -> each(grid.meant(), model::takeBack));
        takeBack.setVisible(model.manages());
        assign.addClickListener(_ -> assign());
        showAll.addClickListener(_ -> showEverything.run());
        showAll.addThemeVariants(ButtonVariant.TERTIARY);
        help.addClickListener(_ -> keySheet.open());
        help.addThemeVariants(ButtonVariant.TERTIARY);
        next.addThemeVariants(ButtonVariant.PRIMARY);
        marked.addClassName("quiet");
        grid.onChoice(this::describe);
        on(Key.ENTER, this::open);
        on(Key.KEY_N, this::next);
        on(Key.KEY_C, this::claim);
        on(Key.KEY_H, this::rest);
        on(Key.KEY_A, this::assign);
        on(Key.KEY_X, grid::toggleMark);
        on(Key.ESCAPE, grid::deselectAll);
        on(Key.SLASH, search);
        // where a keyboard has the question mark on the slash's key without Shift, the line before would keep it
        on(Key.of("?"), keySheet::open);
        ActKeys.help(this, keySheet::open);
        Div buttons = new Div(next, open, claim, rest, assign, takeBack, marked, showAll, help);
        buttons.addClassName("tools");
        add(buttons, answers, restSheet, assignSheet, keySheet);
    }

    private void on(Key key, Runnable act) {
        ShortcutRegistration shortcut = Shortcuts.addShortcutListener(grid, act::run, key);
        shortcut.listenOn(grid);
    }

    private void open() {
        grid.chosen().ifPresent(opened);
    }

    /** Takes the most urgent task that nobody has, and opens it. */
    private void next() {
        switch (model.next()) {
            case InboxViewModel.Next.Taken(var row) -> opened.accept(row);
            case InboxViewModel.Next.Nothing(var why) -> {
                String reasons = why.stream().map(this::getTranslation).collect(Collectors.joining(" "));
                Toast.show(this, new Said(why.isEmpty() ? "inbox.next.none" : "inbox.next.refused", reasons, false));
                changed.run();
            }
        }
    }

    private void claim() {
        each(grid.meant(), allMine() ? model::release : model::claim);
    }

    private boolean allMine() {
        Set<Inbox.Row> meant = grid.meant();
        return !meant.isEmpty() && meant.stream().allMatch(model::isMine);
    }

    private void rest() {
        Set<Inbox.Row> meant = grid.meant();
        if (meant.isEmpty()) {
            return;
        }
        if (allRest(meant)) {
            each(meant, model::wake);
        } else {
            restSheet.ask(meant.size(), (until, reason) -> each(meant, row -> model.rest(row, until, reason)));
        }
    }

    /** A manager gives out work, an officer hands their own over. */
    private void assign() {
        Set<Inbox.Row> meant = grid.meant();
        if (!meant.isEmpty() && meant.stream().allMatch(model::mayAssign)) {
            assignSheet.ask(meant.size(), model.colleagues(meant), to -> each(meant, row -> model.assign(row, to)));
        }
    }

    private boolean allRest(Set<Inbox.Row> rows) {
        return rows.stream()
                .allMatch(row -> row.rest()
                        .filter(rested -> !rested.isOver(clock.instant()))
                        .isPresent());
    }

    private void each(Set<Inbox.Row> rows, Function<Inbox.Row, Said> act) {
        List<InboxViewModel.Answer> told = model.each(rows, act);
        answers.show(told);
        changed.run();
    }

    /** What the buttons mean now. */
    void describe() {
        Set<Inbox.Row> meant = grid.meant();
        int marks = grid.getSelectedItems().size();
        open.setEnabled(grid.chosen().isPresent());
        List.of(claim, rest, takeBack).forEach(button -> button.setEnabled(!meant.isEmpty()));
        assign.setEnabled(!meant.isEmpty() && meant.stream().allMatch(model::mayAssign));
        claim.setText(getTranslation(allMine() ? "claim.release" : "claim.claim"));
        rest.setText(getTranslation(!meant.isEmpty() && allRest(meant) ? "inbox.wake" : "inbox.rest"));
        marked.setText(marks == 0 ? "" : getTranslation("inbox.marked", marks));
        showAll.setVisible(model.isFiltered());
    }

    void translate() {
        open.setText(getTranslation("inbox.open"));
        next.setText(getTranslation("inbox.next"));
        takeBack.setText(getTranslation("inbox.take-back"));
        assign.setText(getTranslation("inbox.assign"));
        showAll.setText(getTranslation("inbox.show-all"));
        help.setAriaLabel(getTranslation("inbox.keys.title"));
        describe();
    }
}
