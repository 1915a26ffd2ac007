package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A short answer to an officer's act; refusals stay longer and interrupt a screen reader. It names the case it is about, and
 * goes when another case is opened: read there, it would be taken for an answer about that one.
 */
public final class Toast {
    private Toast() {}

    /** The case that a page is about. */
    private record About(String caseNumber) {}

    /** What is on a window's screen. */
    private static final class OnScreen {
        private final List<Told> told = new ArrayList<>();

        private record Told(Notification toast, Optional<String> caseNumber) {}

        static OnScreen of(UI ui) {
            OnScreen known = ComponentUtil.getData(ui, OnScreen.class);
            if (known != null) {
                return known;
            }
            OnScreen first = new OnScreen();
            ComponentUtil.setData(ui, OnScreen.class, first);
            return first;
        }

        void add(Notification toast, Optional<String> caseNumber) {
            Told each = new Told(toast, caseNumber);
            told.add(each);
            toast.addOpenedChangeListener(change -> {
                if (!change.isOpened()) {
                    told.remove(each);
                }
            });
        }

        void keepOnly(Optional<String> caseNumber) {
            List.copyOf(told).stream()
                    .filter(each -> caseNumber.isEmpty() || !each.caseNumber().equals(caseNumber))
                    .forEach(each -> each.toast().close());
        }
    }

    /** Names the case that {@code page} is about from now on, if any; what was said of others leaves the screen. */
    public static void entered(Component page, Optional<String> caseNumber) {
        ComponentUtil.setData(page, About.class, caseNumber.map(About::new).orElse(null));
        page.getUI()
                .or(() -> Optional.ofNullable(UI.getCurrent()))
                .ifPresent(ui -> OnScreen.of(ui).keepOnly(caseNumber));
    }

    public static void show(Component part, Said said) {
        show(part, said, caseOf(part));
    }

    /** @param caseNumber of the case that it is about, where the page is about many */
    public static void show(Component part, Said said, Optional<String> caseNumber) {
        String sentence = part.getTranslation(said.key(), said.parameters());
        Notification toast = Notification.show(
                caseNumber
                        .filter(number -> !sentence.contains(number))
                        .map(number -> part.getTranslation("toast.of-case", number, sentence))
                        .orElse(sentence),
                said.success() ? 8000 : 10_000,
                Notification.Position.BOTTOM_END);
        toast.addThemeVariants(said.success() ? NotificationVariant.SUCCESS : NotificationVariant.WARNING);
        toast.setAssertive(!said.success());
        part.getUI()
                .or(() -> Optional.ofNullable(UI.getCurrent()))
                .ifPresent(ui -> OnScreen.of(ui).add(toast, caseNumber));
    }

    private static Optional<String> caseOf(Component part) {
        for (Optional<Component> each = Optional.of(part);
                each.isPresent();
                each = each.flatMap(Component::getParent)) {
            About about = ComponentUtil.getData(each.get(), About.class);
            if (about != null) {
                return Optional.of(about.caseNumber());
            }
        }
        return Optional.empty();
    }
}
