package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PreviewDesk;
import org.toroku.decision.PreviewDesk.Preview;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.testkit.pki.Holder;

/** What the decider is shown is what the CA's token then signs. */
@ExtendWith(RunningToroku.class)
class PreviewSpec {
    /** Subject key identifier: the key is made when the certificate is. */
    private static final String OF_THE_KEY = "2.5.29.14";

    @Test
    void theCertificateIsTheOneThatTheDeciderSawButForSerialKeyStartAndSignature(Standalone toroku) throws Exception {
        ApplicantClient client = new ApplicantClient(toroku);
        ApplicantClient.Mine mine = client.enrol(People.withSubstitute(toroku));
        Staff staff = new Staff(toroku);
        staff.examined(mine);
        Inbox.Row task = staff.decideTask(mine);
        PreviewDesk previews = toroku.context().getBean(PreviewDesk.class);

        Preview.Drafted drafted = (Preview.Drafted) previews.preview(Staff.DECIDER, task.caseId());
        staff.decided(mine, true);
        client.await(mine, "ISSUED");

        assertThat(drafted.objections()).isEmpty();
        X509Certificate shown = certificate(drafted.certificate().toByteArray());
        X509Certificate issued = certificate(client.certificate(mine));
        assertThat(issued.getSubjectX500Principal()).isEqualTo(shown.getSubjectX500Principal());
        assertThat(issued.getIssuerX500Principal()).isEqualTo(shown.getIssuerX500Principal());
        assertThat(issued.getVersion()).isEqualTo(shown.getVersion());
        assertThat(issued.getSigAlgOID()).isEqualTo(shown.getSigAlgOID());
        assertThat(issued.getPublicKey().getAlgorithm())
                .isEqualTo(shown.getPublicKey().getAlgorithm());
        assertThat(issued.getCriticalExtensionOIDs()).isEqualTo(shown.getCriticalExtensionOIDs());
        assertThat(issued.getNonCriticalExtensionOIDs()).isEqualTo(shown.getNonCriticalExtensionOIDs());
        assertThat(extensions(issued))
                .contains("2.5.29.15", "2.5.29.31", "2.5.29.32")
                .allSatisfy(oid ->
                        assertThat(issued.getExtensionValue(oid)).as(oid).isEqualTo(shown.getExtensionValue(oid)));
        assertThat(length(issued)).isEqualTo(length(shown));
        assertThat(issued.getSerialNumber()).isNotEqualTo(shown.getSerialNumber());
        assertThat(drafted.contents().subject())
                .extracting(PreviewDesk.Part::type, PreviewDesk.Part::accredited)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("C", false),
                        org.assertj.core.groups.Tuple.tuple("CN", true),
                        org.assertj.core.groups.Tuple.tuple("SERIALNUMBER", false));
        assertThat(previews.preview(new Officer("post1", Set.of(Roles.POST_ROOM)), task.caseId()))
                .isEqualTo(new Preview.Refused("role"));
    }

    @Test
    void nobodyAcceptsANameThatTheCertificateCannotHold(Standalone toroku) {
        ApplicantClient client = new ApplicantClient(toroku);
        Holder longest =
                People.holder("マ".repeat(40) + "\u3000" + "花".repeat(40)).withSubstituteInName(0);
        ApplicantClient.Mine mine = client.enrol(People.card(toroku.pki(), longest));
        Staff staff = new Staff(toroku);
        staff.examined(mine);
        Inbox.Row task = staff.decideTask(mine);

        Preview.Drafted drafted =
                (Preview.Drafted) toroku.context().getBean(PreviewDesk.class).preview(Staff.DECIDER, task.caseId());

        assertThat(drafted.objections()).extracting(PreviewDesk.Objection::rule).contains("subject-string-lengths");
        staff.claimed(task, Staff.DECIDER);
        assertThat(staff.decide(task, Staff.DECIDER, true, Optional.empty()))
                .isEqualTo(new Act.Refused("certificate-not-issuable"));
        assertThat(client.state(mine)).isEqualTo("REFERRED");
        assertThat(staff.decide(task, Staff.DECIDER, false, Optional.of("other-reason")))
                .isEqualTo(new Act.Done());
        client.await(mine, "REJECTED");
    }

    private static Set<String> extensions(X509Certificate certificate) {
        Set<String> all = new TreeSet<>(certificate.getNonCriticalExtensionOIDs());
        all.addAll(certificate.getCriticalExtensionOIDs());
        all.remove(OF_THE_KEY);
        return all;
    }

    private static Duration length(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
