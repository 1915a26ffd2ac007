package org.toroku.boot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.toroku.ca.profile.CrlAddress;

/**
 * Where the CA connector of this process finds its database and its token.
 *
 * @param database the connector's own schema under its own role; never the RA's; unset where the CA is in another room
 * @param publication base address under which CA certificate and CRL are published, ends with {@code /}
 * @param crlShards lists that certificates are divided among; never changed once it is more than one
 * @param profiles file of certificate profiles in the form of the bundled ones; where it is not set those are used
 * @param ruleSets file with the SHA-256 of each rule set by which an automaton may approve, beside that of this release
 * @param ceremony keys of a real ceremony; production mode starts with no others
 * @param rehearsal whether production mode takes the keys of a rehearsal, and says on every page that it did
 * @param demoCeremonyFolder where the demonstration ceremony keeps PINs and transcript; refused in production
 * @param kind which CA issues
 * @param cmp the other CA, where one issues
 * @param ejbca the EJBCA, where one issues
 * @param apart the door for a CA in another room, where one issues
 */
@Validated
@ConfigurationProperties(prefix = "toroku.ca", ignoreUnknownFields = false)
public record CaProperties(
        @Nullable @Valid Database database,
        @NotNull URI publication,

        @DefaultValue("1") @Min(1) @Max(CrlAddress.MOST_SHARDS)
        int crlShards,

        @Nullable Path profiles,
        @Nullable Path ruleSets,
        @Nullable @Valid Ceremony ceremony,
        @DefaultValue("false") boolean rehearsal,
        @Nullable Path demoCeremonyFolder,
        @DefaultValue("PKCS11") Kind kind,
        @Nullable @Valid CmpProperties cmp,
        @Nullable @Valid EjbcaProperties ejbca,
        @Nullable @Valid ApartProperties apart) {
    /** Which CA issues. */
    public enum Kind {
        /** Ours, with its key on a token. */
        PKCS11,
        /** Another one, asked over CMP. */
        CMP,
        /** Another one, an EJBCA, asked over its REST API. */
        EJBCA,
        /** Ours, in a room of its own, from which it fetches its work. */
        APART
    }

    /**
     * What {@code ./toroku ceremony} left, and the device on which it was held.
     *
     * @param folder with transcript, signature and record
     * @param library PKCS#11 module
     * @param caPinFile unset where the CA's token is in another room
     * @param fingerprint SHA-256 of the CA certificate, hexadecimal
     */
    public record Ceremony(
            @NotNull Path folder,
            @NotNull Path library,
            @Nullable Path caPinFile,
            @NotNull Path raPinFile,
            @NotBlank String fingerprint) {}

    public record Database(
            @NotBlank String url,
            @NotBlank String username,
            @NotNull String password) {
        /** Masked: holds a password. */
        @Override
        public String toString() {
            return "Database[" + url + ", " + username + "]";
        }
    }
}
