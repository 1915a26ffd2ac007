package org.toroku.subjectkey;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.identity.Identities;

/**
 * How many identification codes were wrong within an hour, over all cases: of one network and of one person. The tries of
 * a single code are counted with it ({@link IdentificationCodes}). Every method joins the caller's transaction.
 */
@Component
class WrongCodes {
    static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Identities identities;
    private final SubjectKeySettings settings;

    WrongCodes(JdbcClient jdbc, Identities identities, SubjectKeySettings settings) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.settings = settings;
    }

    /** @param network keyed digest */
    record Caller(UUID caseId, String network) {}

    /** Whether no code of this caller is looked at now; callers that are counted together wait for each other. */
    boolean tooMany(Caller caller, Instant now) {
        // the network first, always: two that wait for each other would wait for ever
        oneByOne("network " + caller.network());
        Optional<String> person = identities.latest(caller.caseId()).flatMap(Identities.Verification::personSha256);
        person.ifPresent(digest -> oneByOne("person " + digest));
        return ofNetwork(caller.network(), now) >= settings.wrongCodesPerNetworkPerHour()
                || person.map(digest -> ofPerson(digest, now)).orElse(0) >= settings.wrongCodesPerPersonPerHour();
    }

    void add(Caller caller, Instant now) {
        jdbc.sql("DELETE FROM wrong_code WHERE at <= ?").param(since(now)).update();
        jdbc.sql("INSERT INTO wrong_code (application_id, network, at) VALUES (?, ?, ?)")
                .params(caller.caseId(), caller.network(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Held until the transaction ends, so that guesses sent at once are counted one after the other. */
    private void oneByOne(String whose) {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS held")
                .param("wrong-code " + whose)
                .query(Integer.class)
                .single();
    }

    private int ofNetwork(String network, Instant now) {
        return jdbc.sql("SELECT count(*) FROM wrong_code WHERE network = ? AND at > ?")
                .params(network, since(now))
                .query(Integer.class)
                .single();
    }

    private int ofPerson(String person, Instant now) {
        return jdbc.sql("SELECT count(*) FROM wrong_code w WHERE w.at > ? AND EXISTS (SELECT 1"
                        + " FROM identity_verification v WHERE v.application_id = w.application_id"
                        + " AND v.result = 'VERIFIED' AND v.person_sha256 = ?)")
                .params(since(now), person)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime since(Instant now) {
        return now.minus(WINDOW).atOffset(ZoneOffset.UTC);
    }
}
