package org.toroku.boot;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.apart.ApartCa;
import org.toroku.ca.apart.Channel;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.log.HeadIntake;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.status.StatusIntake;
import org.toroku.ca.status.StatusShelf;

/** The CA issues in a room of its own, and fetches its work here: this process opens no token of it and no journal. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "toroku.ca.kind", havingValue = "apart")
class ApartConfiguration {
    /** What is told of strangers and of answers that count for nothing. */
    @Bean
    ChannelAlarms channelAlarms(Clock clock) {
        return new ChannelAlarms(clock);
    }

    @Bean
    Channel caChannel(CaProperties properties, ChannelAlarms alarms, Clock clock) {
        return Channel.open(apart(properties).papers(), clock, why -> alarms.tell(why, "while the connection began"));
    }

    @Bean
    StatusIntake statusIntake(StatusProperties status, DemoKeys keys, Profiles profiles, Clock clock) {
        StatusIntake.Places places =
                new StatusIntake.Places(profiles.lists(), status.settings().distributionPoint());
        return new StatusIntake(status.folder(), keys.caCertificate(), places, clock);
    }

    @Bean
    ApartCa apartCa(
            DemoKeys keys,
            Profiles profiles,
            @Qualifier("orderKey") TokenSigner orderKey,
            StatusIntake intake,
            HeadIntake heads,
            CaProperties properties,
            Channel caChannel,
            ChannelAlarms alarms,
            Clock clock) {
        ApartProperties apart = apart(properties);
        return ApartCa.open(
                new ApartCa.Own(keys.caCertificate(), profiles, orderKey, Optional.of(intake), Optional.of(heads)),
                apart.times(),
                new ApartCa.Door(apart.address(), caChannel, alarms),
                clock);
    }

    static ApartProperties apart(CaProperties properties) {
        return Objects.requireNonNull(properties.apart(), "toroku.ca.apart.host is not set");
    }

    @Bean
    SubscriberKeys subscriberKeys(ApartCa ca) {
        return ca.subscriberKeys();
    }

    @Bean
    CertificatePreview certificatePreview(ApartCa ca) {
        return ca.previews();
    }

    @Bean
    JournalHeads journalHeads(ApartCa ca) {
        return ca.heads();
    }

    @Bean
    StatusShelf statusShelf(StatusIntake intake) {
        return intake.shelf();
    }
}
