package org.toroku.ui.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.paper.ResumeDesk;

/** Lost resume codes in memory. */
public final class FakeResume implements ResumeDesk {
    private final List<String> asked = new ArrayList<>();
    private final Map<Access, Access> replacing = new HashMap<>();

    /** What a mailed code is exchanged for. */
    public void replace(Access mailed, Access fresh) {
        replacing.put(mailed, fresh);
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Asked ask(String caseNumber, String email, ClientFacts facts) {
        asked.add(caseNumber + " " + email);
        return new Asked.Noted();
    }

    @Override
    public Optional<Access> redeem(Access mailed) {
        return Optional.ofNullable(replacing.remove(mailed));
    }
}
