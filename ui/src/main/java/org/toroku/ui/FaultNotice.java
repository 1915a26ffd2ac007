package org.toroku.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.audit.RowAlteredException;
import org.toroku.audit.Silenced;

/** The outermost edge of the faces, for what fails in answer to an act: logs a fault under a reference and shows only the reference. */
public final class FaultNotice implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FaultNotice.class);

    /** Altered records are no passing trouble: trying again would not help, and only people can end it. */
    public static String text(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof RowAlteredException) {
                return "fault.altered";
            }
        }
        return "fault.text";
    }

    /** @return the reference under which it is found in the log */
    public static String logged(Throwable fault) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.atError()
                .addKeyValue("reference", reference)
                .setCause(Silenced.of(fault))
                .log("a page failed");
        return reference;
    }

    @Override
    public void error(ErrorEvent event) {
        String reference = logged(event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification notice = Notification.show(
                    ui.getTranslation(text(event.getThrowable()), reference), 15_000, Notification.Position.TOP_CENTER);
            notice.addThemeVariants(NotificationVariant.ERROR);
            notice.setAssertive(true);
        }
    }
}
