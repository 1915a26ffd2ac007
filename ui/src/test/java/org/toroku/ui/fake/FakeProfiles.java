package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.profile.ProfileDesk;

/** One profile is in force, one was changed, and of one a change by owner1 waits. */
public final class FakeProfiles implements ProfileDesk {
    public static final String WAITING = "subscriber-sign-rsa3072";
    public static final String CHANGED = "subscriber-sign-ml-dsa";

    private static final Instant THEN = Instant.parse("2026-11-20T01:30:00Z");
    private static final String OLD = "1f".repeat(32);
    private static final String NEW = "7c".repeat(32);

    private final List<String> asked = new ArrayList<>();
    private boolean waiting = true;
    private boolean altered;

    public void reset() {
        asked.clear();
        waiting = true;
        altered = false;
    }

    public void alter() {
        altered = true;
    }

    /** What was asked for, as words. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Overview> all(Officer officer) {
        if (altered) {
            return Optional.of(new Overview(
                    true,
                    List.of(new Dossier(
                            CHANGED,
                            Standing.ALTERED,
                            Optional.of(NEW),
                            Optional.empty(),
                            Optional.empty(),
                            parts("P5Y"),
                            List.of()))));
        }
        Version released = version(1, "subscriber-sign-p256", State.RELEASED, OLD);
        Version before = version(1, WAITING, State.RELEASED, OLD);
        Version open = version(2, WAITING, State.PROPOSED, NEW);
        return Optional.of(new Overview(
                false,
                List.of(
                        new Dossier(
                                CHANGED,
                                Standing.CHANGED,
                                Optional.of(NEW),
                                Optional.of(version(1, CHANGED, State.APPROVED, OLD)),
                                Optional.empty(),
                                parts("P2Y"),
                                List.of(version(1, CHANGED, State.APPROVED, OLD))),
                        new Dossier(
                                "subscriber-sign-p256",
                                Standing.IN_FORCE,
                                Optional.of(OLD),
                                Optional.of(released),
                                Optional.empty(),
                                parts("P5Y"),
                                List.of(released)),
                        new Dossier(
                                WAITING,
                                waiting ? Standing.CHANGED : Standing.IN_FORCE,
                                Optional.of(NEW),
                                Optional.of(before),
                                waiting ? Optional.of(open) : Optional.empty(),
                                parts("P3Y"),
                                List.of(open, before)))));
    }

    private static List<Part> parts(String validity) {
        return List.of(
                new Part("id", "subscriber-sign", "subscriber-sign"),
                new Part("validity", "P5Y", validity),
                new Part("subjectKeys", "[RSA3072, RSA4096]", "[RSA3072, RSA4096]"),
                new Part(
                        "crl",
                        "http://ca.example/repository/ca.crl",
                        validity.equals("P5Y")
                                ? "http://ca.example/repository/ca.crl"
                                : "http://certificates.registration-authority.example.jp/repository/ca.crl"),
                new Part("ocsp", validity.equals("P2Y") ? "" : "http://ca.example/ocsp", "http://ca.example/ocsp"));
    }

    private static Version version(int number, String profile, State state, String sha256) {
        boolean released = state == State.RELEASED;
        return new Version(
                UUID.nameUUIDFromBytes((profile + number).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                profile,
                number,
                state,
                sha256,
                "",
                released ? Optional.empty() : Optional.of("CPS 6.3.2 の改定（有効期間を三年とする）"),
                released ? Optional.empty() : Optional.of(LongNames.officer("owner1")),
                THEN,
                state == State.APPROVED ? Optional.of(LongNames.officer("owner2")) : Optional.empty(),
                state == State.APPROVED ? Optional.of(THEN) : Optional.empty(),
                Optional.empty());
    }

    @Override
    public boolean mayAct(Officer officer) {
        return officer.roles().contains(Roles.PROCESS_OWNER);
    }

    @Override
    public boolean isAnother(Officer officer, Version proposed) {
        return !proposed.proposedBy().equals(Optional.of(officer.username()));
    }

    @Override
    public Act propose(Officer officer, String profile, String sha256, String reason) {
        if (reason.isBlank()) {
            return new Act.Refused("text-missing");
        }
        asked.add("propose " + profile + " " + sha256 + " " + reason);
        return new Act.Done(UUID.randomUUID());
    }

    @Override
    public Act approve(Officer officer, UUID id) {
        asked.add("approve");
        waiting = false;
        return new Act.Done(id);
    }

    @Override
    public Act reject(Officer officer, UUID id, String note) {
        if (note.isBlank()) {
            return new Act.Refused("text-missing");
        }
        asked.add("reject " + note);
        waiting = false;
        return new Act.Done(id);
    }

    @Override
    public Act withdraw(Officer officer, UUID id) {
        asked.add("withdraw");
        waiting = false;
        return new Act.Done(id);
    }
}
