package org.toroku.ca.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.DemoTokens;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.profile.IssuerIdentity;

/** A process that writes and checks a list of as many entries as it is told, in the heap that it is given. */
final class LongListWriter {
    static final CrlWriter.Frame FRAME = new CrlWriter.Frame(7, 1_800_000_000, 1_800_086_400);

    private LongListWriter() {}

    /** @param args number of entries, file of the list, PEM file for the CA's certificate */
    public static void main(String[] args) throws Exception {
        long entries = Long.parseLong(args[0]);
        DemoKeys keys = DemoTokens.make(CaKeyAlgorithm.P256);
        Files.writeString(
                Path.of(args[2]),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.caCertificate().toByteArray())
                        + "\n-----END CERTIFICATE-----\n");
        IssuerIdentity issuer = IssuerIdentity.of(keys.caCertificate());
        try (Token token = Token.open(keys.caToken(), List.of(TokenKey.pair(DemoKeys.CA_KEY, issuer.publicKey())))) {
            StatusSigner signer = new StatusSigner(token, DemoKeys.CA_KEY, issuer.publicKey());
            CrlWriter writer = new CrlWriter(issuer, signer);
            Path file = Path.of(args[1]);
            CrlWriter.Written written;
            try (EntryBlock.Spool spool = new EntryBlock.Spool(file.resolveSibling("entries.tmp"), 65_536)) {
                for (long i = 0; i < entries; i++) {
                    spool.add(SerialKey.of("4a%030x".formatted(i)), 1_700_000_000 + i, 1);
                }
                written = writer.write(file, FRAME, CrlWriter.Entries.of(spool.finish()));
            }
            Optional<String> objection = CrlCheck.objection(file, issuer, signer.verifier(), FRAME, entries);
            System.exit(objection.isEmpty() && written.entries().count() == entries ? 0 : 1);
        }
    }
}
