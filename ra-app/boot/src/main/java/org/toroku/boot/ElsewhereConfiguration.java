package org.toroku.boot;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.outside.OtherCasLists;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.CrlAddress;
import org.toroku.ca.profile.Profiles;

/** What there is beside any CA elsewhere, by whatever protocol it is asked; imported by who opens one, and else not there. */
class ElsewhereConfiguration {
    /**
     * How often and how long the other CA is asked.
     *
     * @param crls lists that it names in certificates instead of the profile's
     */
    record Habits(Duration settleEvery, Duration deadline, Set<String> crls) {}

    /** @throws IllegalStateException where a profile promises what only a CA on a token of ours does */
    static void fit(String kind, Profiles profiles) {
        List<String> making = profiles.ids().stream()
                .map(profiles::find)
                .flatMap(Optional::stream)
                .filter(profile -> profile.caMadeKey().isPresent())
                .map(CertificateProfile::id)
                .toList();
        if (!making.isEmpty()) {
            throw new IllegalStateException(
                    "toroku.ca.kind=" + kind + ": the other CA makes no keys of subscribers, but"
                            + " these profiles of toroku.ca.profiles have a caMadeKey: " + making);
        }
        if (profiles.shards() > 1) {
            throw new IllegalStateException("toroku.ca.kind=" + kind + ": the other CA divides its own lists;"
                    + " toroku.ca.crl-shards has to be 1, and toroku.ca." + kind + ".crls names its lists");
        }
    }

    @Bean
    SubscriberKeys subscriberKeys(CaElsewhere ca) {
        return ca.subscriberKeys();
    }

    @Bean
    CertificatePreview certificatePreview(CaElsewhere ca) {
        return ca.previews();
    }

    @Bean
    OtherCasLists otherCasLists(CaElsewhere ca, Habits habits, Profiles profiles, Clock clock) {
        List<URI> addresses = habits.crls().isEmpty()
                ? profiles.lists().stream()
                        .map(CrlAddress::whole)
                        .map(URI::create)
                        .toList()
                : habits.crls().stream().sorted().map(URI::create).toList();
        return new OtherCasLists(addresses, ca.caCertificate(), clock);
    }

    @Bean
    RevocationsElsewhere revocationsElsewhere(OtherCasLists lists) {
        return new RevocationsElsewhere(lists);
    }

    @Bean
    ElsewhereRounds elsewhereRounds(CaElsewhere ca, Habits habits) {
        return new ElsewhereRounds(ca, habits);
    }
}
