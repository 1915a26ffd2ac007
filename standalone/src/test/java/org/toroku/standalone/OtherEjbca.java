package org.toroku.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.toroku.ca.cmp.LittleCa;
import org.toroku.ca.ejbca.LittleEjbca;
import org.toroku.ca.ejbca.LittleEjbcaTls;

/** A CA that speaks as EJBCA is described, and what an operator keeps in files to ask it. */
final class OtherEjbca implements AutoCloseable {
    private static final String PROFILE = "subscriber-sign-p256";

    final LittleCa ca = new LittleCa("An EJBCA");
    private final LittleEjbcaTls tls = new LittleEjbcaTls(ca);
    final LittleEjbca ejbca = new LittleEjbca(ca, tls.server());
    private final Path folder;

    OtherEjbca(Path folder) {
        this.folder = folder;
    }

    /** Spring properties of a Toroku whose certificates it makes. */
    Map<String, String> settings() throws IOException {
        Path root = Files.writeString(folder.resolve("ca.pem"), OtherCa.pem(ca.certificate()));
        Map<String, String> settings = new HashMap<>();
        settings.put("toroku.ca.kind", "ejbca");
        settings.put("toroku.ca.profiles", OtherCa.profiles(folder, ca).toString());
        settings.put("toroku.ca.ejbca.address", ejbca.address().toString());
        settings.put("toroku.ca.ejbca.ca-certificate", root.toString());
        settings.put("toroku.ca.ejbca.ca-name", LittleEjbca.CA);
        settings.put("toroku.ca.ejbca.end-entity-profile", LittleEjbca.END_ENTITY_PROFILE);
        settings.put("toroku.ca.ejbca.certificate-profiles." + PROFILE, LittleEjbca.CERTIFICATE_PROFILE);
        settings.put("toroku.ca.ejbca.key-store", tls.file("ra.p12").toString());
        settings.put("toroku.ca.ejbca.key-store-password-file", tls.password().toString());
        settings.put(
                "toroku.ca.ejbca.server-certificates", tls.file("server.crt").toString());
        settings.put("toroku.ca.ejbca.deadline", "PT5S");
        settings.put("toroku.ca.ejbca.settle-every", "PT1S");
        return settings;
    }

    @Override
    public void close() {
        ejbca.close();
    }
}
