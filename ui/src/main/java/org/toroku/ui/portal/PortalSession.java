package org.toroku.ui.portal;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.EnrolmentDesk.Access;

/** What one browser session of an applicant knows: the draft being typed, and the keys to its applications. */
@SpringComponent
@VaadinSessionScope
public class PortalSession {
    private final Map<UUID, Access> keys = new HashMap<>();
    private FormDraft draft = new FormDraft();

    FormDraft draft() {
        return draft;
    }

    void clearDraft() {
        draft = new FormDraft();
    }

    void keep(Access access) {
        keys.put(access.applicationId(), access);
    }

    Optional<Access> find(UUID applicationId) {
        return Optional.ofNullable(keys.get(applicationId));
    }
}
