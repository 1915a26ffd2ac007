package org.toroku.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.ca.CertificatePreview;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.pki.x509.CertificateContents;

/** Has the CA draft what an order would certify, and reads the draft for people. */
@Component
class DraftDesk implements PreviewDesk {
    /** What an acceptance of something that cannot be issued is refused with. */
    static final String NOT_ISSUABLE = "certificate-not-issuable";

    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);
    /** Name, and the parts of an address; a birth date has no attribute (則6(8)). */
    private static final Set<String> ACCREDITED = Set.of("CN", "ST", "L", "STREET");

    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SUBJECT_ALT_NAME = "2.5.29.17";
    private static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    private static final String CERTIFICATE_POLICIES = "2.5.29.32";
    private static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";

    private final ObjectProvider<CertificatePreview> ca;
    private final Certification certification;
    private final Applications applications;
    private final OwnKeys keys;
    private final Renewals renewals;
    private final OwnCase own;
    private final OnDuty duty;
    private final ObjectProvider<RouteRule> rules;
    private final Predecessors predecessors;
    private final ProfileHold profiles;

    DraftDesk(
            ObjectProvider<CertificatePreview> ca,
            Certification certification,
            Applications applications,
            OwnKeys keys,
            Renewals renewals,
            OwnCase own,
            OnDuty duty,
            ObjectProvider<RouteRule> rules,
            Predecessors predecessors,
            ProfileHold profiles) {
        this.ca = ca;
        this.certification = certification;
        this.applications = applications;
        this.keys = keys;
        this.renewals = renewals;
        this.own = own;
        this.duty = duty;
        this.rules = rules;
        this.predecessors = predecessors;
        this.profiles = profiles;
    }

    @Override
    public Preview preview(Officer officer, UUID caseId) {
        if (!duty.holdsAny(officer, READERS)) {
            return new Preview.Refused("role");
        }
        Optional<ApplicationRecord> application = applications.find(caseId);
        if (application.isEmpty()) {
            return new Preview.Refused("not-found");
        }
        if (own.of(caseId, officer.username())) {
            return new Preview.Refused("own-case");
        }
        return objectionToShowing(application.get().route(), caseId, officer)
                .<Preview>map(Preview.Refused::new)
                .orElseGet(() -> held(caseId)
                        .<Preview>map(Preview.Held::new)
                        .orElseGet(() -> besidePredecessor(drafted(application.get()), application.get(), officer)));
    }

    private Optional<String> objectionToShowing(String route, UUID caseId, Officer officer) {
        return rules.stream()
                .filter(rule -> rule.route().equals(route))
                .findFirst()
                .map(rule -> rule.objectionToShowing(caseId, officer))
                .orElseGet(() -> Optional.of("route-unknown"));
    }

    private Preview besidePredecessor(Preview preview, ApplicationRecord application, Officer officer) {
        if (!(preview instanceof Preview.Drafted drafted)) {
            return preview;
        }
        Optional<UUID> renewed = application.route().equals(Routes.RENEWAL)
                ? renewals.shown(application.id()).map(Renewals.Proof.Proven::renews)
                : Optional.empty();
        return new Preview.Drafted(
                drafted.contents(),
                drafted.certificate(),
                drafted.text(),
                drafted.open(),
                drafted.objections(),
                predecessors
                        .of(application.id(), renewed)
                        // a card may spell an officer's name as their form does not
                        .filter(found -> !own.of(found.caseId(), officer.username()))
                        .filter(found -> objectionToShowing(found.route(), found.caseId(), officer)
                                .isEmpty())
                        .map(found -> new Predecessor(
                                found.caseNumber(),
                                found.state(),
                                contents(CertificateContents.of(found.certificate()), List.of()))));
    }

    /**
     * Why nobody may accept: the profile is not approved, or the CA would refuse the order. A CA that drafts nothing says so
     * only when it is asked to.
     */
    Optional<String> objection(UUID caseId) {
        return held(caseId)
                .or(() -> drafted(applications.get(caseId)).forbidsAcceptance()
                        ? Optional.of(NOT_ISSUABLE)
                        : Optional.empty());
    }

    /** Why the case waits for others: what would be certified is not what two persons approved. */
    Optional<String> held(UUID caseId) {
        return switch (profiles.of(asked(applications.get(caseId)).says().profile())) {
            case ProfileHold.Standing.Held(var reason) -> Optional.of(reason);
            // the draft says so
            case ProfileHold.Standing.Unknown() -> Optional.empty();
            case ProfileHold.Standing.Free free -> Optional.empty();
        };
    }

    /** What an order would say of an application. */
    private record Asked(Certification.Statement says, Optional<Renewals.Proof.Proven> renewal, Optional<Der> key) {}

    private Asked asked(ApplicationRecord application) {
        Optional<Renewals.Proof.Proven> renewal =
                application.route().equals(Routes.RENEWAL) ? renewals.shown(application.id()) : Optional.empty();
        Optional<Der> key =
                application.route().equals(Routes.SIMULTANEOUS_KEY) ? keys.shown(application.id()) : Optional.empty();
        return new Asked(
                renewal.map(proven -> certification.renewed(application, proven.subject()))
                        .orElseGet(() -> certification.shown(application, key)),
                renewal,
                key);
    }

    private Preview drafted(ApplicationRecord application) {
        CertificatePreview previews = ca.getIfAvailable();
        if (previews == null) {
            return new Preview.Unavailable();
        }
        Asked asked = asked(application);
        Certification.Statement says = asked.says();
        Optional<Der> key = asked.key();
        return switch (previews.preview(
                says.subject(),
                says.subjectAltName(),
                says.profile(),
                asked.renewal().map(Renewals.Proof.Proven::notAfterCeiling),
                key)) {
            case CertificatePreview.Preview.Drafted(var certificate, var findings) ->
                new Preview.Drafted(
                        contents(CertificateContents.of(certificate), addresses(previews.maker())),
                        certificate,
                        CertificateContents.text(certificate),
                        open(previews.maker(), key),
                        findings.stream()
                                .map(finding -> new Objection(finding.rule(), finding.clause()))
                                .toList(),
                        Optional.empty());
            case CertificatePreview.Preview.Impossible(var part, var reason) -> new Preview.Impossible(part, reason);
        };
    }

    private static Open open(CertificatePreview.Maker maker, Optional<Der> key) {
        return switch (maker) {
            case CertificatePreview.Maker.Drafter() -> key.isPresent() ? Open.SIGNATURE : Open.KEY;
            case CertificatePreview.Maker.Elsewhere(var addresses) ->
                addresses.isEmpty() ? Open.ELSEWHERE : Open.ELSEWHERE_WITH_ADDRESSES;
        };
    }

    /** Of the CA that will issue, where they are not the draft's. */
    private static List<String> addresses(CertificatePreview.Maker maker) {
        return switch (maker) {
            case CertificatePreview.Maker.Drafter() -> List.of();
            case CertificatePreview.Maker.Elsewhere(var addresses) -> addresses;
        };
    }

    private static Contents contents(CertificateContents read, List<String> otherAddresses) {
        return new Contents(
                read.issuer().stream().map(CertificateContents.NamePart::value).collect(Collectors.joining(", ")),
                read.subject().stream()
                        .map(part -> new Part(part.type(), part.value(), ACCREDITED.contains(part.type())))
                        .toList(),
                values(read, SUBJECT_ALT_NAME),
                read.notBefore(),
                read.notAfter(),
                read.publicKey(),
                read.accreditable(),
                read.signatureAlgorithm(),
                values(read, KEY_USAGE),
                values(read, CERTIFICATE_POLICIES),
                otherAddresses.isEmpty() ? addresses(read) : otherAddresses);
    }

    private static List<String> addresses(CertificateContents read) {
        return Stream.concat(
                        values(read, CRL_DISTRIBUTION_POINTS).stream().map(place -> "CRL " + place),
                        values(read, AUTHORITY_INFO_ACCESS).stream())
                .toList();
    }

    private static List<String> values(CertificateContents read, String extension) {
        return read.extensions().stream()
                .filter(each -> each.oid().equals(extension))
                .flatMap(each -> each.values().stream())
                .toList();
    }
}
