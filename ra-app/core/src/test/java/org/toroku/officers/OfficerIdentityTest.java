package org.toroku.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.toroku.audit.BookVerifier;
import org.toroku.evidence.Ground;
import org.toroku.officers.OfficerRegister.OfficerAccount;

/** Whom an identity provider means is what the book says, and the provider gives nobody a role. */
class OfficerIdentityTest {
    private static final String ISSUER = "https://idp.example";
    private static final String SUBJECT = "7d1c-suzuki";

    private Ground ground;
    private OfficerRegister officers;
    private OfficerIdentities identities;

    @BeforeEach
    void open() {
        ground = Ground.open();
        officers = ground.bean(OfficerRegister.class);
        identities = ground.bean(OfficerIdentities.class);
        officers.save(new OfficerAccount("suzuki", "鈴木 統括", "", true, Set.of(Roles.MANAGER, Roles.AUDITOR)));
        officers.save(new OfficerAccount("sato", "佐藤 審査", "", true, Set.of(Roles.EXAMINER)));
    }

    @AfterEach
    void close() {
        SecurityContextHolder.clearContext();
        ground.close();
    }

    @Test
    void aSubjectMeansTheAccountThatItIsBoundToAtThisIssuer() {
        assertThat(identities.of(ISSUER, SUBJECT)).isEmpty();
        identities.bind("suzuki", ISSUER, SUBJECT);
        assertThat(identities.of(ISSUER, SUBJECT).orElseThrow().username()).isEqualTo("suzuki");
        assertThat(identities.of("https://other.example", SUBJECT)).isEmpty();
        assertThat(identities.of(ISSUER, SUBJECT + "2")).isEmpty();
        assertThat(ground.bookText()).contains("officer-identity-bound").doesNotContain(SUBJECT);
    }

    @Test
    void anotherBindingOrNoneIsAnotherMark() {
        identities.bind("suzuki", ISSUER, SUBJECT);
        String mark = identities.mark("suzuki").orElseThrow();
        identities.bind("suzuki", ISSUER, "another");
        assertThat(identities.mark("suzuki").orElseThrow()).isNotEqualTo(mark);
        assertThat(identities.of(ISSUER, SUBJECT)).isEmpty();
        identities.unbind("suzuki");
        assertThat(identities.mark("suzuki")).isEmpty();
        assertThat(identities.of(ISSUER, "another")).isEmpty();
        identities.bind("sato", ISSUER, "another");
        assertThat(identities.of(ISSUER, "another").orElseThrow().username()).isEqualTo("sato");
    }

    @Test
    void oneSubjectIsNotTwoOfficers() {
        identities.bind("suzuki", ISSUER, SUBJECT);
        assertThatThrownBy(() -> identities.bind("sato", ISSUER, SUBJECT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> identities.bind("sato", ISSUER, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(identities.of(ISSUER, SUBJECT).orElseThrow().username()).isEqualTo("suzuki");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE officer_identity SET subject = 'attacker'",
                "UPDATE officer_identity SET username = 'sato'",
                "UPDATE officer_identity SET issuer = 'https://attacker.example'",
                "INSERT INTO officer_identity VALUES ('sato', 'https://attacker.example', 'attacker', now())",
                "DELETE FROM officer_identity"
            })
    void whoWritesInTheDatabaseBindsNobody(String altered) {
        identities.bind("suzuki", ISSUER, SUBJECT);
        ground.jdbc().sql(altered).update();
        assertThat(identities.of(ISSUER, "attacker")).isEmpty();
        assertThat(identities.of("https://attacker.example", "attacker")).isEmpty();
        assertThat(identities.of("https://attacker.example", SUBJECT)).isEmpty();
        assertThat(identities
                        .of(ISSUER, SUBJECT)
                        .filter(bound -> !bound.username().equals("suzuki")))
                .isEmpty();
        assertThat(ground.verifyBook()).isInstanceOf(BookVerifier.Report.Altered.class);
    }

    @Test
    void whatTheProviderTakesAwayFromASessionTheDesksDoNotFindEither() {
        assertThat(officers.rolesInForce("suzuki")).containsExactlyInAnyOrder(Roles.MANAGER, Roles.AUDITOR);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        "suzuki", "", "ROLE_auditor", OfficerIdentities.TAKEN + Roles.MANAGER));
        assertThat(officers.rolesInForce("suzuki")).containsExactly(Roles.AUDITOR);
        assertThat(officers.rolesInForce("sato")).containsExactly(Roles.EXAMINER);
    }
}
