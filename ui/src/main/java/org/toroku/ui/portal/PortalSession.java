package org.toroku.ui.portal;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;

/**
 * What one browser session of an applicant knows: how far each way was gone and what was typed, so that the browser's
 * back button loses nothing, and the keys to its applications.
 */
@SpringComponent
@VaadinSessionScope
public class PortalSession {
    private final Map<UUID, Access> keys = new HashMap<>();
    private final Set<UUID> renewed = new HashSet<>();
    private final Map<Way, ApplyViewModel> journeys = new EnumMap<>(Way.class);
    private ProofChoice.Chosen chosen = new ProofChoice.Chosen();
    private OwnKey ownKey = new OwnKey();
    private FormDraft draft = new FormDraft();

    /** The way as far as it was gone; what is typed serves either way. */
    ApplyViewModel journey(Way way, EnrolmentDesk desk, Clock clock) {
        return journeys.computeIfAbsent(way, first -> new ApplyViewModel(first, desk, clock, draft));
    }

    ProofChoice.Chosen chosen() {
        return chosen;
    }

    OwnKey ownKey() {
        return ownKey;
    }

    void clearDraft() {
        ownKey = new OwnKey();
        draft = new FormDraft();
        chosen = new ProofChoice.Chosen();
        journeys.clear();
    }

    void keep(Access access) {
        keys.put(access.applicationId(), access);
    }

    /** As {@link #keep}, for a resume code that took the place of a lost one and has to be saved. */
    void keepRenewed(Access access) {
        keep(access);
        renewed.add(access.applicationId());
    }

    boolean isRenewed(UUID applicationId) {
        return renewed.contains(applicationId);
    }

    Optional<Access> find(UUID applicationId) {
        return Optional.ofNullable(keys.get(applicationId));
    }
}
