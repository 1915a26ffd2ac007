package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** A short answer to an officer's act; refusals stay longer and interrupt a screen reader. */
public final class Toast {
    private Toast() {}

    public static void show(Component page, Said said) {
        Notification toast = Notification.show(
                page.getTranslation(said.key(), said.parameters()),
                said.success() ? 8000 : 10_000,
                Notification.Position.BOTTOM_END);
        toast.addThemeVariants(said.success() ? NotificationVariant.SUCCESS : NotificationVariant.WARNING);
        toast.setAssertive(!said.success());
    }
}
